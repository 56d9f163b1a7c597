import { nameKey } from '@preau/people'
import { sql } from 'kysely'
import type {
  FoundPerson,
  GuardianLine,
  PupilFile,
  PupilLine,
  SchoolReader,
} from '../features/spaces/index.ts'
import { calledName, isPresent, personDetail } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'
import type { SchoolDay } from './school-day.ts'
import { readClassesOf, readTeachings } from './school-teachings.ts'

const classCode = sql<string | null>`(
  select string_agg(c.code, ', ' order by c.code) from class_membership m join school_class c on c.id = m.class_id
  where m.person_id = person.id and c.kind = 'class')`

const pupilRows = (db: SchoolDatabase, { baseId, today }: SchoolDay) =>
  db
    .selectFrom('person')
    .select(['person.id', 'person.first_name', calledName.as('called_name'), classCode.as('class_code')])
    .where('person.base_id', '=', baseId)
    .where('person.category', '=', 'pupil')
    .where(isPresent(today))
    .orderBy('person.name_key')
    .orderBy('person.id')

interface LineRow {
  readonly id: string
  readonly first_name: string
  readonly called_name: string
  readonly class_code: string | null
}

const toLine = (row: LineRow): PupilLine => ({
  id: row.id,
  lastName: row.called_name,
  firstName: row.first_name,
  classCode: row.class_code ?? undefined,
})

/** One pupil with classes, teachings and guardians. */
export async function readPupil(
  db: SchoolDatabase,
  day: SchoolDay,
  pupilId: string,
): Promise<PupilFile | undefined> {
  const row = await pupilRows(db, day)
    .select('person.birth_date')
    .where('person.id', '=', pupilId)
    .executeTakeFirst()
  if (!row) return undefined
  const [classes, guardians] = await Promise.all([
    readClassesOf(db, day, pupilId),
    readGuardians(db, pupilId),
  ])
  const classIds = classes.map(({ id }) => id)
  const teachings = await readTeachings(db, day, classIds)
  return { ...toLine(row), birthDate: row.birth_date ?? undefined, classes, teachings, guardians }
}

async function readGuardians(db: SchoolDatabase, pupilId: string): Promise<readonly GuardianLine[]> {
  const rows = await db
    .selectFrom('guardian_link as link')
    .innerJoin('person', 'person.id', 'link.guardian_id')
    .select(['person.id', 'person.civility', 'person.first_name', calledName.as('called_name')])
    .select(['link.level', 'link.kinship'])
    .where('link.pupil_id', '=', pupilId)
    .orderBy('link.level', (order) => order.asc().nullsLast())
    .orderBy('person.name_key')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    civility: row.civility ?? undefined,
    firstName: row.first_name,
    lastName: row.called_name,
    level: row.level ?? undefined,
    kinship: row.kinship ?? undefined,
  }))
}

/** The pupils of a guardian who are here, youngest name first as in every list. */
export async function readChildren(
  db: SchoolDatabase,
  day: SchoolDay,
  guardianId: string,
): ReturnType<SchoolReader['childrenOf']> {
  const rows = await pupilRows(db, day)
    .innerJoin('guardian_link as link', 'link.pupil_id', 'person.id')
    .select('link.level')
    .where('link.guardian_id', '=', guardianId)
    .execute()
  return rows.map(({ id, level }) => ({ pupilId: id, level: level ?? undefined }))
}

/** The pupils of a class or a group. */
export async function readPupils(
  db: SchoolDatabase,
  day: SchoolDay,
  classId: string,
): Promise<readonly PupilLine[]> {
  const rows = await pupilRows(db, day)
    .innerJoin('class_membership as inside', 'inside.person_id', 'person.id')
    .where('inside.class_id', '=', classId)
    .execute()
  return rows.map(toLine)
}

type Query = Parameters<SchoolReader['findPupils']>[1]

/** Pupils by name. */
export async function findPupils(
  db: SchoolDatabase,
  baseId: string,
  { text, today, limit }: Query,
): Promise<readonly PupilLine[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const rows = await pupilRows(db, { baseId, today })
    .where((eb) => eb.and(words.map((word) => eb('person.name_key', 'like', `%${word}%`))))
    .limit(limit)
    .execute()
  return rows.map(toLine)
}

/** Anybody by name. */
export async function findPeople(
  db: SchoolDatabase,
  baseId: string,
  { text, today, limit }: Query,
): Promise<readonly FoundPerson[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .select(['person.id', 'person.category', 'person.civility', 'person.first_name'])
    .select([calledName.as('called_name'), personDetail.as('detail')])
    .where('person.base_id', '=', baseId)
    .where(isPresent(today))
    .where((eb) => eb.and(words.map((word) => eb('person.name_key', 'like', `%${word}%`))))
    .orderBy('person.name_key')
    .orderBy('person.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    civility: row.civility ?? undefined,
    firstName: row.first_name,
    lastName: row.called_name,
    detail: row.detail ?? undefined,
  }))
}

/** `nameKey` leaves letters, figures and spaces only: nothing that `like` would read as a sign. */
const wordsOf = (text: string): readonly string[] =>
  nameKey(text.slice(0, 100))
    .split(' ')
    .filter((word) => word !== '')
