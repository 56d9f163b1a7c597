import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../features/bases/index.ts'
import { type RawBuilder, sql } from 'kysely'

/**
 * SQL shared by the tables of people and the export. Each expects the table `person` under its own name.
 *
 * Present: not left on `today`, and for a guardian at least one pupil who is present; a guardian of former pupils
 * stays in the base and is shown among the former people.
 */
export const isPresent = (today: string): RawBuilder<boolean> => sql<boolean>`(
  (person.left_on is null or person.left_on > ${today}::date)
  and (person.category <> 'guardian' or exists (
    select from guardian_link as link join person as pupil on pupil.id = link.pupil_id
    where link.guardian_id = person.id and (pupil.left_on is null or pupil.left_on > ${today}::date)))
)`

/** The same where the category is known, which the planner can join rather than ask person by person. */
export function isPresentIn(category: PersonCategory, today: string): RawBuilder<boolean> {
  const stays = sql`(person.left_on is null or person.left_on > ${today}::date)`
  if (category !== 'guardian') return sql<boolean>`${stays}`
  return sql<boolean>`(${stays} and exists (
    select from guardian_link as link join person as pupil on pupil.id = link.pupil_id
    where link.guardian_id = person.id and (pupil.left_on is null or pupil.left_on > ${today}::date)))`
}

/** The day of departure has come. */
export const hasLeft = (today: string): RawBuilder<boolean> =>
  sql<boolean>`(person.left_on is not null and person.left_on <= ${today}::date)`

/**
 * What decides on the spaces of a person besides their function: their authorisation profile says yes or no to each space it may
 * open, and `space_right` has the last word.
 */
export const spaceExceptions = sql<Record<PersonalSpace, boolean> | null>`(
  select jsonb_object_agg(said.space, said.granted order by said.rank) from (
    select one.space, one.space = any(profile.spaces) as granted, 1 as rank
    from authorisation_profile profile, unnest(array['direction', 'professeurs', 'vie-scolaire', 'accompagnant']) as one (space)
    where profile.id = person.profile_id
    union all
    select r.space, r.granted, 2 from space_right r where r.person_id = person.id) said
)`

/** The name a person is called by. */
export const calledName = sql<string>`coalesce(person.usage_name, person.last_name)`

/** {@link PersonRow.detail}: one text per category. */
export const personDetail = sql<string | null>`case person.category
  when 'pupil' then (
    select string_agg(c.code, ', ' order by c.code) from class_membership m join school_class c on c.id = m.class_id
    where m.person_id = person.id and c.kind = 'class')
  when 'guardian' then (
    select string_agg(coalesce(p.usage_name, p.last_name) || ' ' || p.first_name, ', ' order by p.name_key)
    from guardian_link l join person p on p.id = l.pupil_id where l.guardian_id = person.id)
  when 'teacher' then (
    select string_agg(distinct s.label, ', ') from teaching t join subject s on s.id = t.subject_id
    where t.teacher_id = person.id)
  when 'workTutor' then person.company
  else coalesce(person.function_label, person.function_code)
end`
