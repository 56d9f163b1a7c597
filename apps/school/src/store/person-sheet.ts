import type { Selectable } from 'kysely'
import type { ProfileSpace } from '../features/authorisation-profiles/index.ts'
import type { PersonSheet, Relative } from '../features/people/index.ts'
import { calledName, personDetail } from './person-columns.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase } from './school-database.ts'

/** Everything known of one person of the base. */
export async function readPersonSheet(
  db: SchoolDatabase,
  baseId: string,
  personId: string,
): Promise<PersonSheet | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('person_credential as credential', 'credential.person_id', 'person.id')
    .leftJoin('authorisation_profile as profile', 'profile.id', 'person.profile_id')
    .selectAll('person')
    .select([calledName.as('called_name'), personDetail.as('detail'), 'credential.login'])
    .select(['profile.name as profile_name', 'profile.spaces as profile_spaces'])
    .where('person.base_id', '=', baseId)
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  const [classes, teachings, relatives] = await Promise.all([
    classesOf(db, personId),
    teachingsOf(db, personId),
    relativesOf(db, personId),
  ])
  return { ...toSheet(row), classes, teachings, relatives }
}

type SheetRow = Selectable<SchoolSchema['person']> & {
  readonly called_name: string
  readonly detail: string | null
  readonly login: string | null
  readonly profile_name: string | null
  readonly profile_spaces: ProfileSpace[] | null
}

const toSheet = (row: SheetRow): Omit<PersonSheet, 'classes' | 'teachings' | 'relatives'> => ({
  id: row.id,
  category: row.category,
  civility: row.civility ?? undefined,
  lastName: row.called_name,
  birthName: row.last_name,
  firstName: row.first_name,
  birthDate: row.birth_date ?? undefined,
  sex: row.sex ?? undefined,
  postcode: row.postcode ?? undefined,
  city: row.city ?? undefined,
  ine: row.ine ?? undefined,
  functionCode: row.function_code ?? undefined,
  functionLabel: row.function_label ?? undefined,
  company: row.company ?? undefined,
  detail: row.detail ?? undefined,
  pronoteId: row.pronote_id,
  casId: row.cas_id ?? undefined,
  casIdSince: row.cas_id_since ?? undefined,
  leftOn: row.left_on ?? undefined,
  access: row.access,
  ...profileOf(row),
  origin: row.origin,
  localLogin: row.login ?? undefined,
})

const profileOf = (row: SheetRow): Pick<PersonSheet, 'profile' | 'profileSpaces'> => ({
  profile: row.profile_id === null ? undefined : { id: row.profile_id, name: row.profile_name ?? '' },
  profileSpaces: row.profile_spaces ?? undefined,
})

async function classesOf(db: SchoolDatabase, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('class_membership as m')
    .innerJoin('school_class as c', 'c.id', 'm.class_id')
    .select('c.code')
    .where('m.person_id', '=', personId)
    .orderBy('c.kind')
    .orderBy('c.code')
    .execute()
  return rows.map((row) => row.code)
}

const teachingsOf = (db: SchoolDatabase, personId: string): Promise<PersonSheet['teachings']> =>
  db
    .selectFrom('teaching as t')
    .innerJoin('school_class as c', 'c.id', 't.class_id')
    .innerJoin('subject as s', 's.id', 't.subject_id')
    .select(['c.code as classCode', 's.label as subject'])
    .where('t.teacher_id', '=', personId)
    .orderBy('c.code')
    .orderBy('s.label')
    .execute()

/** The pupils of a guardian, or the guardians of a pupil. */
async function relativesOf(db: SchoolDatabase, personId: string): Promise<readonly Relative[]> {
  const rows = await db
    .selectFrom('guardian_link as link')
    .innerJoin('person', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('link.guardian_id', '=', personId), eb('person.id', '=', eb.ref('link.pupil_id'))]),
          eb.and([eb('link.pupil_id', '=', personId), eb('person.id', '=', eb.ref('link.guardian_id'))]),
        ]),
      ),
    )
    .select(['person.id', 'person.category', calledName.as('called_name'), 'person.first_name'])
    .select(['link.level', 'link.kinship'])
    .orderBy('person.name_key')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    lastName: row.called_name,
    firstName: row.first_name,
    level: row.level ?? undefined,
    kinship: row.kinship ?? undefined,
  }))
}
