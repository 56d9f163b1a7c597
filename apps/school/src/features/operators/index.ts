/**
 * Operators of the server: their sign-in (password, one-time code), their accounts and the guards that every page of the
 * console and of the client goes through.
 * Does not own: the sessions of the people of the spaces (`sessions`), certificates (`certificates`). Start with
 * `operator-gate.ts`.
 *
 * @packageDocumentation
 */
export { type Invitation, inviteOperator } from './invite-operator.ts'
export { localPath } from './local-path.ts'
export { mountOperators } from './mount-operators.ts'
export { openOperatorSession } from './open-operator-session.ts'
export type { InvitationOrder, OperatorAccessStore, OperatorLine } from './operator-access-store.ts'
export { createOperatorGate, type OperatorGate } from './operator-gate.ts'
export type { NewOperator, OperatorStore } from './operator-store.ts'
export { factorPurpose } from './second-factor.ts'
export type { OperatorSessionData } from './operator-session.ts'
export type { OperatorWaits } from './operator-waits.ts'
export type { OperatorsDeps, PendingSignIn } from './operators-deps.ts'
