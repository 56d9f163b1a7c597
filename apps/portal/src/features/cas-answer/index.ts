/**
 * The tab « Réponse CAS » of a service: what it receives of a person, tried before it is saved, and what it was refused.
 *
 * Owns the screen and the preview, which is written by the writers of the end-points. Does not own the policy
 * (`attribute-release`), the end-points (`cas`) nor the service (`services`).
 *
 * @packageDocumentation
 */
export { mountCasAnswer } from './mount-cas-answer.ts'
export type { AskedIncidents, ReleaseDesk, ServiceIncident, TriedPerson } from './release-desk.ts'
