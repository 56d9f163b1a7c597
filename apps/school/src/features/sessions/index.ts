/**
 * Sessions of the people of the spaces, and *Personnes connectées* in the client. Those of the operators belong to
 * `operators`.
 *
 * @packageDocumentation
 */
export type { ConnectedPerson, ConnectedStore } from './connected-store.ts'
export { mountSessions, type SessionsDeps } from './mount-sessions.ts'
export {
  createPersonSessions,
  type PersonSession,
  type PersonSessions,
} from './person-sessions.ts'
