/**
 * What tests of the applications need: a database per test file, a log that can be read, the typography check.
 *
 * @packageDocumentation
 */
export { captureLog, type CapturedLog } from './capture-log.ts'
export { catalogueTexts, checkTypography, type TypographyProblem } from './check-typography.ts'
export { countStatements } from './count-statements.ts'
export { openTestDatabase } from './open-test-database.ts'
export { silentLog } from './silent-log.ts'
