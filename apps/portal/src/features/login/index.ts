/**
 * Log-in by name and password, the portal session, and who is asking.
 *
 * The portal session is the CAS single-sign-on session: the `cas` feature sends a visitor without one to
 * `loginHref(next)` and finds them back at `next`; for `renew` it passes `{ renew: true }` and compares
 * `session.data.typedFor` with `loginFor(next)`.
 *
 * @packageDocumentation
 */
export type {
  AccountLogins,
  FailedLogin,
  LoginAccount,
  LoginProof,
  SucceededLogin,
} from './account-logins.ts'
export { addressKey } from './protection/address-key.ts'
export { delayInWords } from './delay-in-words.ts'
export { describeBrowser } from './describe-browser.ts'
export { loginFor } from './login-for.ts'
export { mountIdle } from './mount-idle.ts'
export { mountLogin } from './mount-login.ts'
export { openSession, type OpenSessionDeps } from './open-session.ts'
export type { LoginRegulator, OpenTry, TryDecision, TryRequest } from './protection/login-regulator.ts'
export { type LoginRules, loginRules } from './protection/login-rules.ts'
export { createTurns } from './protection/turns.ts'
export type { CommonLimits, LimitsOfPeople } from './session-limits.ts'
export type { SessionRoom } from './session-room.ts'
export { loginHref } from './safe-next.ts'
export type { SecondStep } from './second-step.ts'
export { type TokenCookie, tokenCookie } from './token-cookie.ts'
export {
  createVisitors,
  passwordPage,
  type PortalSession,
  type PortalSessionData,
  type PortalSessions,
  type StoredVisitor,
  type Visitors,
} from './visitors.ts'
export { purgeSessions } from './purge-sessions.ts'
