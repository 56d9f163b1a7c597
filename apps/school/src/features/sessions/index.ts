/**
 * Sessions of the people of the spaces. Those of the operators belong to `operators`.
 *
 * @packageDocumentation
 */
export { createPersonSessions, type PersonSessionData, type PersonSessions } from './person-sessions.ts'
