import { nameKey } from '@preau/people'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { PeopleFilter, PeopleQuery, PersonRow } from '../features/people/index.ts'
import { calledName, isPresentIn, personDetail } from './person-columns.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase } from './school-database.ts'

/** Name of the authorisation profile. */
const profileName = sql<string | null>`(select profile.name from authorisation_profile profile
  where profile.id = person.profile_id)`

/** What a line of a table is read from. */
export const rowColumns = [
  'person.id',
  'person.category',
  'person.civility',
  calledName.as('called_name'),
  'person.last_name',
  'person.first_name',
  'person.birth_date',
  personDetail.as('detail'),
  'person.city',
  'person.access',
  'person.profile_id',
  profileName.as('profile_name'),
  'person.origin',
  'person.left_on',
  'person.pronote_id',
  'person.cas_id',
  'person.cas_id_since',
] as const

type Stored = Selectable<SchoolSchema['person']>

export interface RowColumns
  extends Pick<
      Stored,
      'id' | 'category' | 'civility' | 'last_name' | 'first_name' | 'birth_date' | 'city' | 'access'
    >,
    Pick<Stored, 'origin' | 'left_on' | 'pronote_id' | 'cas_id' | 'cas_id_since'> {
  readonly called_name: string
  readonly detail: string | null
  readonly profile_id: string | null
  readonly profile_name: string | null
}

export const toRow = (row: RowColumns): PersonRow => ({
  id: row.id,
  category: row.category,
  civility: row.civility ?? undefined,
  lastName: row.called_name,
  birthName: row.last_name,
  firstName: row.first_name,
  birthDate: row.birth_date ?? undefined,
  detail: row.detail ?? undefined,
  city: row.city ?? undefined,
  access: row.access,
  profile: row.profile_id === null ? undefined : { id: row.profile_id, name: row.profile_name ?? '' },
  origin: row.origin,
  leftOn: row.left_on ?? undefined,
  pronoteId: row.pronote_id,
  casId: row.cas_id ?? undefined,
  casIdSince: row.cas_id_since ?? undefined,
})

/** One page of a table, and how many people it would have in all. */
export async function listPeople(
  db: SchoolDatabase,
  baseId: string,
  query: PeopleQuery,
): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }> {
  const [counted, rows] = await Promise.all([
    db
      .selectFrom('person')
      .where(peopleOf(baseId, query))
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
    readPage(db, baseId, query),
  ])
  return { rows: rows.map(toRow), total: Number(counted.total) }
}

/** First who is on the page, then what is shown of them: the details of those before it are never put together. */
async function readPage(
  db: SchoolDatabase,
  baseId: string,
  query: PeopleQuery,
): Promise<readonly RowColumns[]> {
  const { key, direction } = query.sort
  const details = key === 'detail' ? detailsOf(query.category, baseId) : undefined
  const value = details === undefined ? sortExpressions[key] : sql`details.text`
  const page = await sql<{ id: string }>`
    select person.id from person ${details ?? sql``}
    where ${peopleOf(baseId, query)}
    order by ${value} ${sql.raw(direction)} nulls last, person.name_key, person.id
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(db)
  const ids = page.rows.map(({ id }) => id)
  const shown = await db
    .selectFrom('person')
    .select(rowColumns)
    .where(sql<SqlBool>`person.id = any(${ids}::bigint[])`)
    .execute()
  const byId = new Map(shown.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** {@link personDetail} of the whole base at once, to order by: person by person it would be asked thousands of times. */
function detailsOf(category: PeopleFilter['category'], baseId: string): RawBuilder<unknown> | undefined {
  const joined = (rows: RawBuilder<unknown>) =>
    sql`left join (${rows}) as details on details.person_id = person.id`
  if (category === 'pupil')
    return joined(sql`select m.person_id, string_agg(c.code, ', ' order by c.code) as text
      from class_membership m join school_class c on c.id = m.class_id
      where c.base_id = ${baseId} and c.kind = 'class' group by m.person_id`)
  if (category === 'guardian')
    return joined(sql`select l.guardian_id as person_id,
        string_agg(coalesce(p.usage_name, p.last_name) || ' ' || p.first_name, ', ' order by p.name_key) as text
      from guardian_link l join person p on p.id = l.pupil_id where p.base_id = ${baseId} group by l.guardian_id`)
  if (category === 'teacher')
    return joined(sql`select t.teacher_id as person_id, string_agg(distinct s.label, ', ') as text
      from teaching t join subject s on s.id = t.subject_id where s.base_id = ${baseId} group by t.teacher_id`)
  return undefined
}

const sortExpressions = {
  name: sql`person.name_key`,
  firstName: sql`person.first_name`,
  civility: sql`person.civility`,
  birthDate: sql`person.birth_date`,
  city: sql`person.city`,
  detail: personDetail,
  access: sql`person.access`,
  profile: profileName,
  origin: sql`person.origin`,
  leftOn: sql`person.left_on`,
  pronoteId: sql`person.pronote_id`,
  casId: sql`person.cas_id`,
  casIdSince: sql`person.cas_id_since`,
} satisfies Record<PeopleQuery['sort']['key'], unknown>

/** The people of one base that the filters of a table keep. */
export function peopleOf(baseId: string, filter: PeopleFilter): RawBuilder<SqlBool> {
  const present = isPresentIn(filter.category, filter.today)
  const { search, classId, hasCasId, access, profileId } = filter
  const conditions = [
    sql<SqlBool>`person.base_id = ${baseId} and person.category = ${filter.category}`,
    filter.who === 'present' ? present : sql<SqlBool>`not ${present}`,
    ...(search.trim() === '' ? [] : [named(search.trim())]),
    ...(classId === undefined ? [] : [ofClass(filter.category, classId)]),
    ...(hasCasId === undefined ? [] : [sql<SqlBool>`(person.cas_id is not null) = ${hasCasId}`]),
    ...(profileId === undefined ? [] : [ofProfile(profileId)]),
    ...(access === undefined ? [] : [sql<SqlBool>`person.access = ${access}`]),
  ]
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

/** Every word in the name, or the whole text as an identifier. */
function named(text: string) {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '')
  const parts = words.map((word) => sql<SqlBool>`person.name_key like ${`%${word}%`}`)
  const byName = parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` and `)})`
  return sql<SqlBool>`(${byName} or person.pronote_id = ${text.toUpperCase()} or person.cas_id = ${text})`
}

const ofProfile = (profileId: string) =>
  profileId === 'aucun'
    ? sql<SqlBool>`person.profile_id is null`
    : sql<SqlBool>`person.profile_id = ${profileId}`

function ofClass(category: PeopleFilter['category'], classId: string) {
  if (category === 'guardian')
    return sql<SqlBool>`exists (select from guardian_link l join class_membership m on m.person_id = l.pupil_id
      where l.guardian_id = person.id and m.class_id = ${classId})`
  if (category === 'teacher')
    return sql<SqlBool>`exists (select from teaching t where t.teacher_id = person.id and t.class_id = ${classId})`
  return sql<SqlBool>`exists (select from class_membership m where m.person_id = person.id and m.class_id = ${classId})`
}
