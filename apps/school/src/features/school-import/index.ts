/**
 * SIECLE and STSWEB imports: what the files of the school bring into the base, with a report.
 * Does not own: the formats (`@preau/exchange`). Start with `import-school-files.ts`, then `school-data.ts`.
 *
 * @packageDocumentation
 */
export {
  type ImportResult,
  importSiecle,
  importSts,
  type LookResult,
  lookAtSiecle,
  lookAtSts,
} from './import-school-files.ts'
export type { SiecleFiles, UnusableFile } from './read-school-files.ts'
export type { ChangeKind, ImportChange, PersonState } from './person-state.ts'
export type {
  CasIdClash,
  ImportCounts,
  ImportOrder,
  ImportOutcome,
  ImportReport,
  ImportRun,
  ImportStore,
  ReportedProblem,
  TooMany,
} from './import-store.ts'
export type { PendingImport, PendingPreview, PendingImportStore, PendingKey } from './pending-import.ts'
export { importWarnings } from './import-warning.ts'
export { mountSchoolImport } from './mount-school-import.ts'
export { importRefusals } from './refusals.ts'
export type { IncomingPerson } from './school-data.ts'
