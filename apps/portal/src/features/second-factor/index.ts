/**
 * The second factor of administrators and staff, after the password: a code of an application (RFC 6238) or a security key
 * (WebAuthn level 3), recovery codes, and its reset by an administrator.
 *
 * Between the password and the code there is no session but a half log-in, which opens nothing. `createSecondStep` is what
 * the log-in asks; the directory resets through {@link SecondFactors}.
 *
 * @packageDocumentation
 */
export { createSecondStep } from './login-step.ts'
export { mountSecondFactor } from './mount-second-factor.ts'
export type { Passkey, Passkeys } from './passkeys.ts'
export { relyingParty } from './relying-party.ts'
export type { FactorHolder, LoginSteps, SecondFactors } from './second-factors.ts'
