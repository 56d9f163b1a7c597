/**
 * How long personal data is kept: the screen that says it, and the reports of AAF imports, whose time is set here.
 *
 * @packageDocumentation
 */
export type { AafReports } from './aaf-reports.ts'
export { mountRetention } from './mount-retention.ts'
