/**
 * Préau Scolarité, the school server: console, administration client, spaces.
 *
 * Owns everything behind its address. Does not own the ENT, which it meets only over HTTP and through files.
 * `startSchool` runs it; `createSchool` builds it over a database of one's own; `commands` are its use cases without
 * a screen. Start with README.md, then `app.ts`.
 *
 * @packageDocumentation
 */
export { createSchool, type School } from './app.ts'
export type { SchoolParts } from './foundations.ts'
export type { PersonOrder, SchoolCommands } from './commands.ts'
export type { TestedDelegation } from './features/delegation/index.ts'
export type { UnusableFile } from './features/school-import/index.ts'
export { readSchoolConfig, type SchoolConfig, schoolSettings } from './config.ts'
export { startSchool } from './start-school.ts'
export { schoolMigrations } from './store/migrations/index.ts'
