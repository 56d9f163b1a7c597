/**
 * The users of a population in a CSV file.
 *
 * @packageDocumentation
 */
export { mountUserExport } from './mount-user-export.ts'
export type { ExportedAccount, ExportedPopulation, UserExport } from './user-export.ts'
