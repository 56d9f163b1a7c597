/**
 * Sessions of the people of the spaces, their end when the ENT says so (single logout), and *Personnes connectées* in the
 * client. Those of the operators belong to
 * `operators`.
 *
 * @packageDocumentation
 */
export type { ConnectedPerson, ConnectedStore } from './connected-store.ts'
export { mountSessions, type SessionsDeps } from './mount-sessions.ts'
export { createLogoutReceiver, isLogoutCall, type LogoutReceiver } from './receive-logout.ts'
export type { SessionEndReason, SessionEndStore } from './session-end-store.ts'
export type { SessionTicketStore } from './session-ticket-store.ts'
export {
  createPersonSessions,
  type PersonSession,
  type PersonSessions,
} from './person-sessions.ts'
