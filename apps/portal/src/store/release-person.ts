import { type RawBuilder, sql } from 'kysely'
import type { ReleasePerson } from '../features/attribute-release/index.ts'

/** Which parts are worth their reads; what is left out is empty. */
interface WantedParts {
  readonly identifiers: RawBuilder<boolean>
  /** Profiles and classes. */
  readonly places: RawBuilder<boolean>
}

/** What {@link releaseParts} gives, in JSON. */
export type ReleaseParts = readonly [
  entId: string,
  login: string,
  lastName: string,
  firstName: string,
  birthDate: string | null,
  postcode: string | null,
  email: string | null,
  places: Pick<ReleasePerson, 'profiles' | 'classes'> | null,
  identifier: readonly [schoolId: string, pronoteId: string, category: string] | null,
]

/** Their identifiers, for a query that names the account `a`: one row for each, or one row without. */
export function releaseIdentifiers(wanted: Pick<WantedParts, 'identifiers'>): RawBuilder<unknown> {
  return sql`left join pronote_identifier i on i.account_id = a.id and ${wanted.identifiers}`
}

/**
 * A person as a release reads them, for `json_build_array`, in a query that names the account `a` and joins
 * {@link releaseIdentifiers}. A list and not an object, and a join: it is read for each click, and names and sub-queries are
 * most of its cost.
 */
export function releaseParts({ places }: Pick<WantedParts, 'places'>): RawBuilder<unknown> {
  return sql`a.ent_id, a.login, a.last_name, a.first_name, a.birth_date, a.postcode, a.email,
    case when ${places} then release_places(a.id) end,
    case when i.account_id is not null then json_build_array(i.establishment_id::text, i.pronote_id, i.category) end`
}

/** A person, from their rows: as many as they have identifiers, or one. */
export function toReleasePerson(rows: readonly [ReleaseParts, ...ReleaseParts[]]): ReleasePerson {
  const [[entId, login, lastName, firstName, birthDate, postcode, email, places]] = rows
  const { profiles, classes } = places ?? nowhere
  const pronoteIds = identifiersIn(rows)
  return { entId, login, lastName, firstName, birthDate, postcode, email, profiles, classes, pronoteIds }
}

const nowhere = { profiles: [], classes: [] } as const

/** In the order of the schools and categories, whatever the plan of the query. */
function identifiersIn(rows: readonly ReleaseParts[]): ReleasePerson['pronoteIds'] {
  const found = rows.flatMap(([, , , , , , , , identifier]) => (identifier ? [identifier] : []))
  if (found.length > 1) found.sort((a, b) => Number(a[0]) - Number(b[0]) || (a[2] < b[2] ? -1 : 1))
  return found.map(([schoolId, pronoteId]) => ({ schoolId, pronoteId }))
}
