/**
 * Who came back from the ENT: ticket → person, link stored at the first connection, every failure recorded; the page of
 * a failure with its form; *Résolution des échecs* in the client.
 * Does not own: redirecting to the ENT and sessions (`spaces`, `sessions`), the settings (`delegation`).
 * Start with `identification.ts`.
 *
 * For `spaces`:
 * ```ts
 * const delegation = await delegationOf(base)                    // FindDelegation, of `delegation`
 * if (delegation?.spaces.has(space)) …loginRedirect(delegation.endpoints, service)
 * const outcome = await identifier.identify({ base, space, delegation, query: request.query, service, address: request.ip })
 * outcome.kind === 'failure' → sendPage(reply, renderFailure({ failure, base, view }), failure.status)
 * outcome.kind === 'double'  → form of the local password; then `DoubleAuthentication`
 * outcome.kind === 'choose'  → page with outcome.people and outcome.token; then identifier.takeChoice(…)
 * ```
 *
 * @packageDocumentation
 */
export type { CausesStore } from './causes-store.ts'
export { createDoubleAuthentication } from './create-double.ts'
export type { DoubleAuthentication, PendingDouble } from './double-authentication.ts'
export { createIdentifier } from './create-identifier.ts'
export { renderFailure } from './failure-page.tsx'
export type {
  FailureInbox,
  FailureSelection,
  InboxFilter,
  InboxPage,
  InboxSearch,
  TallyCell,
} from './inbox/failure-inbox.ts'
export type { AgreedLink, LinkBy, LinkRun, LinkRuns } from './inbox/link-runs.ts'
export type { LikelyPerson, LinkMaterial, Unlinked } from './inbox/sure-links.ts'
export type { Filing, FilingReason } from './inbox/filing.ts'
export { failuresNotice } from './failures-notice.tsx'
export { forgetFailures } from './forget-failures.ts'
export type {
  FailureRow,
  FailureSheet,
  FailureStore,
  LinkDecision,
  PersonFound,
  SentForm,
} from './failure-store.ts'
export type { FailureEvidence, FailureReason, IdentificationFailure } from './identification-failure.ts'
export type { AnsweredRequest, BroughtAnswer, Identification, Identifier } from './identification.ts'
export type {
  Candidate,
  FailureEntry,
  IdentificationStore,
  LinkOrder,
  Namesake,
} from './identification-store.ts'
export type { IdentifiedPerson } from './identified-person.ts'
export { createClosedDoorNotes, type NoteClosedDoor } from './note-closed-door.ts'
export { mountIdentification } from './mount-identification.ts'
export { type Preview, previewIdentification } from './preview.ts'
export { personSpaces, type SpaceHolder } from './person-spaces.ts'
export { identificationRefusals } from './refusals.ts'
