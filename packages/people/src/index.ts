/**
 * Names, schools, profiles, categories and identifiers of people: types, parsing, normalisation.
 *
 * Owns: what a value *is* (a UAI, an identifiant PRONOTE, a calendar day, an SDET profile) and the one way to read it.
 * Does not own: files (`@preau/exchange`), who is who (`@preau/reconciliation`), storage (the apps).
 *
 * Start at `person-category.ts` (the six categories every import goes through), then `sdet-profile.ts`.
 *
 * @packageDocumentation
 */
export { type CalendarDay, formatDayFr, parseCalendarDay } from './calendar-day.ts'
export { displayName, listName, type PersonName } from './display-name.ts'
export { type EntId, entIdFromSequence, parseEntId } from './ent-id.ts'
export {
  defaultFunctionProfiles,
  defaultFunctionProfileTable,
  type FunctionProfile,
  type FunctionProfileTable,
  otherFunctionProfile,
  profileOfFunction,
} from './function-profile.ts'
export { type GuardianLink, guardianLinkLabel, guardianLinks, parseGuardianLink } from './guardian-link.ts'
export { type Ine, parseIne } from './ine.ts'
export { applyLoginPattern, parseLoginPattern, usualLoginPattern } from './login-pattern.ts'
export { loginNameOf } from './login-name.ts'
export { nameKey } from './name-key.ts'
export {
  categoriesOfProfile,
  categoryLabel,
  type PersonCategory,
  personCategories,
} from './person-category.ts'
export {
  drawPronoteId,
  type PronoteId,
  type PronoteIdFault,
  parsePronoteId,
  pronoteIdFault,
} from './pronote-id.ts'
export type { RandomSource } from './random-source.ts'
export { openSchoolYears, schoolYearLabel, schoolYearOf } from './school-year.ts'
export {
  oldSdetCode,
  parseSdetProfile,
  profileLabel,
  type SdetProfile,
  sdetProfiles,
} from './sdet-profile.ts'
export { parseUai, type Uai } from './uai.ts'
