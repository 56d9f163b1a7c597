import { type RawBuilder, sql } from 'kysely'
import type { ClassSummary, Teaching, TeacherService } from '../features/spaces/index.ts'
import type { SchoolDatabase } from './school-database.ts'
import type { SchoolDay } from './school-day.ts'

interface Name {
  readonly civility?: string
  readonly lastName: string
  readonly firstName: string
}

interface ClassRow {
  readonly id: string
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly pupils: string
  readonly heads: readonly Name[] | null
}

const toSummary = ({ id, kind, code, pupils, heads }: ClassRow): ClassSummary => ({
  id,
  kind,
  code,
  pupils: Number(pupils),
  headTeachers: heads ?? [],
})

const stillHere = (alias: string, today: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.left_on`)} is null or ${sql.ref(`${alias}.left_on`)} > ${today}::date)`

const headsOfClass = (today: string): RawBuilder<readonly Name[] | null> => sql`(
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('civility', t.civility, 'firstName', t.first_name,
    'lastName', coalesce(t.usage_name, t.last_name))) order by t.name_key)
  from head_teacher h join person t on t.id = h.teacher_id where h.class_id = c.id and ${stillHere('t', today)})`

const pupilsOfClass = (today: string): RawBuilder<string> => sql`(
  select count(*) from class_membership m join person p on p.id = m.person_id
  where m.class_id = c.id and p.category = 'pupil' and ${stillHere('p', today)})`

const classRows = (db: SchoolDatabase, { baseId, today }: SchoolDay) =>
  db
    .selectFrom('school_class as c')
    .select(['c.id', 'c.kind', 'c.code'])
    .select([pupilsOfClass(today).as('pupils'), headsOfClass(today).as('heads')])
    .where('c.base_id', '=', baseId)
    .orderBy('c.kind')
    .orderBy('c.code')

/** Classes, then groups. */
export async function readClasses(db: SchoolDatabase, day: SchoolDay): Promise<readonly ClassSummary[]> {
  return (await classRows(db, day).execute()).map(toSummary)
}

/** Those of one pupil. */
export async function readClassesOf(
  db: SchoolDatabase,
  day: SchoolDay,
  pupilId: string,
): Promise<readonly ClassSummary[]> {
  const rows = await classRows(db, day)
    .innerJoin('class_membership as mine', 'mine.class_id', 'c.id')
    .where('mine.person_id', '=', pupilId)
    .execute()
  return rows.map(toSummary)
}

/** Every teaching of the base, or those of some classes, by subject then teacher. */
export async function readTeachings(
  db: SchoolDatabase,
  { baseId, today }: SchoolDay,
  classIds?: readonly string[],
): Promise<readonly Teaching[]> {
  const rows = await db
    .selectFrom('teaching as t')
    .innerJoin('school_class as c', 'c.id', 't.class_id')
    .innerJoin('subject as s', 's.id', 't.subject_id')
    .innerJoin('person as p', 'p.id', 't.teacher_id')
    .select(['c.id as classId', 'c.code as classCode', 's.label as subject', 'p.civility', 'p.first_name'])
    .select(sql<string>`coalesce(p.usage_name, p.last_name)`.as('called_name'))
    .where('c.base_id', '=', baseId)
    .where(stillHere('p', today))
    .$if(classIds !== undefined, (found) =>
      found.where(sql<boolean>`c.id = any(${[...(classIds ?? [])]}::bigint[])`),
    )
    .orderBy('s.label')
    .orderBy('p.name_key')
    .orderBy('c.code')
    .execute()
  return rows.map(({ classId, classCode, subject, civility, first_name, called_name }) => ({
    classId,
    classCode,
    subject,
    teacher: { civility: civility ?? undefined, firstName: first_name, lastName: called_name },
  }))
}

/** Classes and groups where somebody teaches or is main teacher. */
export async function readService(
  db: SchoolDatabase,
  day: SchoolDay,
  teacherId: string,
): Promise<TeacherService> {
  const rows = await classRows(db, day)
    .select([subjectsOf(teacherId).as('subjects'), isHeadOf(teacherId).as('is_head')])
    .where(sql<boolean>`(${subjectsOf(teacherId)} is not null or ${isHeadOf(teacherId)})`)
    .execute()
  return {
    classes: rows.map((row) => ({ ...toSummary(row), subjects: row.subjects ?? [], isHead: row.is_head })),
  }
}

const subjectsOf = (teacherId: string): RawBuilder<readonly string[] | null> => sql`(
  select jsonb_agg(s.label order by s.label) from teaching t join subject s on s.id = t.subject_id
  where t.class_id = c.id and t.teacher_id = ${teacherId})`

const isHeadOf = (teacherId: string): RawBuilder<boolean> =>
  sql`exists (select from head_teacher h where h.class_id = c.id and h.teacher_id = ${teacherId})`
