import type { PersonCategory } from '@preau/people'
import { hasProfiles } from '../../authorisation-profiles/index.ts'

/** What a table of people may show besides the name, in the order of the columns. */
export const columnKeys = [
  'firstName',
  'civility',
  'birthDate',
  'city',
  'detail',
  'profile',
  'access',
  'origin',
  'leftOn',
  'pronoteId',
  'casId',
  'casIdSince',
] as const

export type ColumnKey = (typeof columnKeys)[number]

const identifiers: ReadonlySet<ColumnKey> = new Set(['pronoteId', 'casId', 'casIdSince'])
const byDefault: ReadonlySet<ColumnKey> = new Set(['firstName', 'detail', 'pronoteId', 'casId'])
const withBirthDate: ReadonlySet<PersonCategory> = new Set(['pupil', 'teacher'])

/** The columns that a table may have: identifiers only where their management is active, profiles where there are. */
export const offeredColumns = (category: PersonCategory, entIdentifiers: boolean): readonly ColumnKey[] =>
  columnKeys.filter(
    (key) => (entIdentifiers || !identifiers.has(key)) && (key !== 'profile' || hasProfiles(category)),
  )

/** The columns of a table for an operator: those chosen, or the usual ones of the category. */
export function shownColumns(
  category: PersonCategory,
  entIdentifiers: boolean,
  chosen: readonly string[] | undefined,
): readonly ColumnKey[] {
  const wanted = (key: ColumnKey): boolean =>
    chosen?.includes(key) ?? (byDefault.has(key) || (key === 'birthDate' && withBirthDate.has(category)))
  return offeredColumns(category, entIdentifiers).filter(wanted)
}
