/**
 * The deliveries of AAF, the academy's directory: received, read, compared, applied, and told of afterwards.
 *
 * `receiveDelivery` keeps the files, `runDelivery` takes a run as far as it goes; a command does both (`importDelivery`), the
 * screen leaves the second to the jobs.
 *
 * @packageDocumentation
 */
export { createAafJobs } from './aaf-jobs.ts'
export type { AafDrops } from './aaf-drops.ts'
export type { AafRows } from './aaf-rows.ts'
export {
  type AafChange,
  type AafOrder,
  type AafPreview,
  type AafProgress,
  type AafRunState,
} from './aaf-run.ts'
export type {
  AafClaim,
  AafFileStaging,
  AafKeptFile,
  AafKnownSchool,
  AafMerge,
  AafMergeOrder,
  AafMerging,
  AafProblem,
  AafRun,
  AafRunPatch,
  AafRunToDo,
  AafStore,
  AafTurn,
} from './aaf-store.ts'
export { aafProgressWords } from './progress-words.ts'
export {
  type AafImportOptions,
  type AafOutcome,
  finishDelivery,
  importDelivery,
} from './import-delivery.ts'
export type { AafImage } from './kept-image.ts'
export { mountAafImport } from './mount-aaf-import.ts'
export type { DeliveredFile } from './unpack-delivery.ts'
