/**
 * SIECLE and STSWEB imports, spreadsheets of each list and the directory of the ENT: what files bring into the base, with a report.
 * Does not own: the formats (`@preau/exchange`). Start with `import-school-files.ts`, then `school-data.ts`.
 *
 * @packageDocumentation
 */
export { importSiecle, importSts, lookAtSiecle, lookAtSts } from './import-school-files.ts'
export { type CsvCommand, csvFileOf } from './csv/csv-file-of.ts'
export { type CsvMemory, importCsv, lookAtCsv } from './csv/import-csv.ts'
export type { ImportResult, LookResult } from './run-import.ts'
export type { SiecleFiles, UnusableFile } from './read-school-files.ts'
export type { ChangeKind, ImportChange, PersonState } from './person-state.ts'
export type { CsvSettings } from './csv/csv-settings.ts'
export type { CsvBase, CsvWork } from './csv/csv-plan.ts'
export { importPartner, lookAtPartner } from './partner/import-partner.ts'
export type { KnownPerson } from './partner/recognise-people.ts'
export type {
  AnyImportOrder,
  CasIdClash,
  CsvOrder,
  ImportCounts,
  ImportKind,
  ImportOrder,
  ImportOutcome,
  ImportReport,
  ImportRun,
  ImportStore,
  KeptReason,
  PartnerOrder,
  RunKind,
  TooMany,
  UndoOrder,
  UndoOutcome,
} from './import-store.ts'
export type {
  LargeImport,
  LargeImportContent,
  LargeImports,
  LargeKey,
  NewLargeImport,
} from './large/large-imports.ts'
export type { PendingImport, PendingPreview, PendingImportStore, PendingKey } from './pending-import.ts'
export { importRetention } from './import-retention.ts'
export { importWarnings } from './import-warning.ts'
export { mountSchoolImport } from './mount-school-import.ts'
export { importRefusals } from './refusals.ts'
export type { IncomingPerson, Population } from './school-data.ts'
export type { ReportedProblem } from './reported-problem.ts'
