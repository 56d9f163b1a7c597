/**
 * CSV files of users of a school: the file, its columns, its effect, then the change.
 *
 * @packageDocumentation
 */
export type { CsvSettings } from './csv-fields.ts'
export type { CsvCounts, CsvDraft, CsvImports, CsvOutcome } from './csv-imports.ts'
export { type CsvReport, importCsv } from './import-csv.ts'
export { mountCsvImport } from './mount-csv-import.ts'
export type { CsvPerson } from './csv-person.ts'
