/**
 * Life of the bases, for the host: list, creation, trial copy, archive, restoration, deletion with quarantine.
 * Does not own: publication (`console`), addresses (`addresses`), the change of school year (`school-year`).
 *
 * @packageDocumentation
 */
export type { BaseFigures, HostingStore, StageOutcome } from './hosting.ts'
export { mountHosting } from './mount-hosting.ts'
