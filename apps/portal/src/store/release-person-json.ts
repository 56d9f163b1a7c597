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
    'profiles', case when ${places} then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', p.establishment_id::text, 'uai', e.uai, 'profile', p.profile) order by e.uai, p.id), '[]')
      from account_profile p join establishment e on e.id = p.establishment_id
      where p.account_id = a.id and p.ended_at is null) else '[]' end,
    'classes', case when ${places} then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', c.establishment_id::text, 'code', c.code) order by c.establishment_id, c.code), '[]')
      from account_class m join school_class c on c.id = m.class_id and c.kind = 'class'
      where m.account_id = a.id and m.role = 'pupil') else '[]' end,
    'pronoteIds', case when ${identifiers} then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', i.establishment_id::text, 'pronoteId', i.pronote_id) order by i.establishment_id, i.category), '[]')
      from pronote_identifier i where i.account_id = a.id) else '[]' end)`
}
