import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type { PersonState } from '../features/school-import/index.ts'
import { calledName, isPresent } from './person-columns.ts'
import type { SchoolTransaction } from './school-database.ts'

interface StateRow {
  readonly id: string
  readonly name: string
  readonly category: PersonCategory
  readonly present: boolean
  readonly values: PersonState['values']
  readonly children: PersonState['children']
}

/** People by id. */
export type PeopleStates = ReadonlyMap<string, PersonState>

/** Everybody of a base with all that an import may change of them; see {@link PersonState}. */
export async function personStates(
  trx: SchoolTransaction,
  { baseId, today }: { readonly baseId: string; readonly today: string },
): Promise<PeopleStates> {
  const { rows } = await sql<StateRow>`
    select person.id, concat_ws(' ', person.first_name, ${calledName}) as name, person.category,
      ${isPresent(today)} as present,
      jsonb_strip_nulls(jsonb_build_object(
        'category', person.category, 'civility', person.civility, 'lastName', person.last_name,
        'usageName', person.usage_name, 'firstName', person.first_name, 'birthDate', person.birth_date,
        'sex', person.sex, 'postcode', person.postcode, 'city', person.city, 'ine', person.ine,
        'function', coalesce(person.function_label, person.function_code), 'access', person.access::text,
        'leftOn', person.left_on, 'casId', person.cas_id, 'company', person.company,
        'schoolId', regexp_replace(person.source_key, '^[EPS]:', ''),
        'classes', (select string_agg(c.code, ', ' order by c.kind, c.code) from class_membership m
          join school_class c on c.id = m.class_id where m.person_id = person.id),
        'subjects', (select string_agg(c.code || ' ' || s.label, ', ' order by c.code, s.label) from teaching t
          join school_class c on c.id = t.class_id join subject s on s.id = t.subject_id where t.teacher_id = person.id),
        'headTeacherOf', (select string_agg(c.code, ', ' order by c.code) from head_teacher h
          join school_class c on c.id = h.class_id where h.teacher_id = person.id)
      )) as values,
      coalesce((select jsonb_agg(jsonb_build_object('id', pupil.id::text, 'level', link.level,
          'name', concat_ws(' ', pupil.first_name, coalesce(pupil.usage_name, pupil.last_name))) order by pupil.id)
        from guardian_link link join person pupil on pupil.id = link.pupil_id
        where link.guardian_id = person.id), '[]') as children
    from person where person.base_id = ${baseId}
  `.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Two looks at the same people, without the others. */
export function onlyThose(
  [before, after]: readonly [PeopleStates, PeopleStates],
  ids: { readonly has: (id: string) => boolean },
): [PeopleStates, PeopleStates] {
  const those = (states: PeopleStates): PeopleStates => new Map([...states].filter(([id]) => ids.has(id)))
  return [those(before), those(after)]
}
