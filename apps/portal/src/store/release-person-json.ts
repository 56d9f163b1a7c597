import { type RawBuilder, sql } from 'kysely'
import type { ReleasePerson } from '../features/attribute-release/index.ts'

/** Which parts are worth their reads; what is left out is empty. */
interface WantedParts {
  readonly identifiers: RawBuilder<boolean>
  /** Profiles and classes. */
  readonly places: RawBuilder<boolean>
}

/** A person as a release reads them, in one value of the query that names the account `a`. */
export function releasePersonJson({ identifiers, places }: WantedParts): RawBuilder<ReleasePerson> {
  return sql<ReleasePerson>`jsonb_build_object(
    'entId', a.ent_id, 'login', a.login, 'lastName', a.last_name, 'firstName', a.first_name,
    'birthDate', a.birth_date, 'postcode', a.postcode, 'email', a.email,
    'pronoteIds', case when ${identifiers} then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', i.establishment_id::text, 'pronoteId', i.pronote_id) order by i.establishment_id, i.category), '[]')
      from pronote_identifier i where i.account_id = a.id) else '[]' end)
    || case when ${places} then release_places(a.id) else '{"profiles": [], "classes": []}' end`
}
