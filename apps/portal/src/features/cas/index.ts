/**
 * The CAS server: `/cas/login`, `/cas/logout` and the validations, on the rules of `@preau/cas`.
 *
 * Owns the way from a request to a ticket and from a ticket to released attributes. Does not own the password page
 * (`login`), the decision who may enter (`services`) nor the information page (`notice`). Start with
 * `answer-login.ts` and `answer-validation.ts`.
 *
 * @packageDocumentation
 */
export type { CasGrants, NewGrant } from './cas-grants.ts'
export type { CasRegistry } from './cas-registry.ts'
export type { CasTickets, NewServiceTicket, SpentTicket } from './cas-tickets.ts'
export type { CasIncident, CasTrail } from './cas-trail.ts'
export { mountCas } from './mount-cas.ts'
export { mountProtocol } from './mount-protocol.ts'
export { createServiceLogout, tellServices } from './service-logout.ts'
export { releasedAttributes } from './released-attributes.ts'
export { writeAnswer } from './write-answer.ts'
export type { EndedSession, ServiceSession, ServiceSessions, ToldSession } from './service-sessions.ts'
