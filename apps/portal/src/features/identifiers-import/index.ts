/**
 * Import of PRONOTE identifiers and their reconciliation with the accounts of a school, in six steps (product A5).
 *
 * Start with `open-import.ts` (file → lines), `draft-lines.ts` (what is certain, what is not), then
 * `identifier-imports.ts` (the port). The identifiers themselves are the table `pronote_identifier`.
 *
 * @packageDocumentation
 */
export type {
  AccountFound,
  Change,
  Contribution,
  DecideResult,
  IdentifierImports,
  LastAction,
  LineChoice,
  LineCount,
  LineQuery,
  NotDone,
  PlannedRemoval,
  RunDraft,
  SchoolIdentifiers,
  StepFigures,
  StepPlan,
  UndoPlan,
  ValidateResult,
} from './identifier-imports.ts'
export type {
  AccountBrief,
  AccountHolder,
  CandidateDraft,
  ImportLine,
  LineCandidate,
  LinePerson,
  LineReason,
  LineSection,
} from './import-line.ts'
export type {
  FileProblem,
  ImportMode,
  ImportRun,
  ImportState,
  ImportStep,
  ImportWarning,
  RunFigures,
  StepCounts,
} from './import-run.ts'
export { type ImportReceipt, importIdentifiers, type UnattendedImport } from './import-identifiers.ts'
export type { IdentifierUpload, IdentifierUploads, NewUpload, UploadEnd } from './identifier-uploads.ts'
export { createUploadJobs } from './upload-jobs.ts'
export type { DecisionBasis, MatchingData, SchoolAccount } from './matching-data.ts'
export type { CsvMapping } from './csv/csv-columns.ts'
export type { CsvDrafts } from './csv/csv-drafts.ts'
export { readIdentifiersFile } from './read-identifiers-file.ts'
export { importRefusals } from './refusals.ts'
export { mountIdentifiersImport } from './mount-identifiers-import.ts'
