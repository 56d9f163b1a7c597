/**
 * *Nouvelle année scolaire* of the client: the next year is prepared in a base of its own, then takes the place of this one
 * in one act, which can be undone until the first import. Identifiers, links to the ENT, passwords and settings go on.
 *
 * @packageDocumentation
 */
export { mountSchoolYear } from './mount-school-year.ts'
export type { SchoolYearStore, YearCounts, YearOutcome, YearState } from './school-year.ts'
