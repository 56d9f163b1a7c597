import { type RawBuilder, sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

interface RestoreOrder {
  readonly runId: string
  /** Those who are still what the import made of them. */
  readonly ids: readonly string[]
  readonly today: string
  readonly at: Date
}

/** What was done: people as they were, people who are gone, and people who stay for they have been met since. */
export async function restorePeople(
  trx: SchoolTransaction,
  order: RestoreOrder,
): Promise<{ readonly restored: number; readonly removed: number; readonly stayed: readonly string[] }> {
  const restored = await restoreRows(trx, order)
  await restorePlaces(trx, order)
  const { removed, stayed } = await removeAdded(trx, order)
  return { restored, removed, stayed }
}

/** Rows of `import_undo` of these people who were there before. */
const undoRows = ({ runId, ids }: RestoreOrder): RawBuilder<unknown> => sql`
  (select person_id as id, before from import_undo
    where run_id = ${runId} and before is not null and person_id = any(${[...ids]}::bigint[])) as u`

async function restoreRows(trx: SchoolTransaction, order: RestoreOrder): Promise<number> {
  const restored = await sql`
    update person set category = r.category, civility = r.civility, last_name = r.last_name, usage_name = r.usage_name,
      first_name = r.first_name, name_key = r.name_key, birth_date = r.birth_date, sex = r.sex, postcode = r.postcode,
      city = r.city, siecle_pupil_id = r.siecle_pupil_id, siecle_person_id = r.siecle_person_id, sts_type = r.sts_type,
      sts_id = r.sts_id, ine = r.ine, function_code = r.function_code, function_label = r.function_label,
      company = r.company, access = r.access, left_on = r.left_on, cas_id = coalesce(person.cas_id, r.cas_id),
      cas_id_since = coalesce(person.cas_id_since, r.cas_id_since), updated_at = ${order.at}
    from ${undoRows(order)} cross join lateral jsonb_populate_record(null::person, u.before->'person') as r
    where person.id = u.id
  `.execute(trx)
  return Number(restored.numAffectedRows ?? 0)
}

/** Classes, services and pupils of those who are restored. A class that went with the import comes back. */
async function restorePlaces(trx: SchoolTransaction, order: RestoreOrder): Promise<void> {
  const undo = undoRows(order)
  for (const part of ['classes', 'teachings', 'heads'])
    await sql`
      insert into school_class (base_id, kind, code, label)
      select distinct on (person.base_id, r.kind, r.code) person.base_id, r.kind, r.code, r.label
      from ${undo} join person on person.id = u.id
        cross join lateral jsonb_to_recordset(u.before->${sql.lit(part)}) as r(kind text, code text, label text)
      where jsonb_typeof(u.before->${sql.lit(part)}) = 'array'
      on conflict (base_id, kind, code) do nothing
    `.execute(trx)
  await restoreMany(trx, undo, {
    table: 'class_membership',
    owner: 'person_id',
    part: 'classes',
    columns: sql`class_id`,
    values: sql`c.id`,
  })
  await restoreSubjects(trx, undo)
  await restoreMany(trx, undo, {
    table: 'teaching',
    owner: 'teacher_id',
    part: 'teachings',
    columns: sql`class_id, subject_id`,
    values: sql`c.id, s.id`,
    join: sql`join subject s on s.base_id = person.base_id and s.code = r.subject`,
  })
  await restoreMany(trx, undo, {
    table: 'head_teacher',
    owner: 'teacher_id',
    part: 'heads',
    columns: sql`class_id`,
    values: sql`c.id`,
  })
  await restoreLinks(trx, undo)
}

interface Many {
  readonly table: 'class_membership' | 'teaching' | 'head_teacher'
  readonly owner: 'person_id' | 'teacher_id'
  readonly part: 'classes' | 'teachings' | 'heads'
  readonly columns: RawBuilder<unknown>
  readonly values: RawBuilder<unknown>
  readonly join?: RawBuilder<unknown>
}

async function restoreMany(trx: SchoolTransaction, undo: RawBuilder<unknown>, many: Many): Promise<void> {
  const { table, owner, part, columns, values, join = sql`` } = many
  await sql`delete from ${sql.table(table)} t using ${undo} where t.${sql.ref(owner)} = u.id`.execute(trx)
  await sql`
    insert into ${sql.table(table)} (${sql.ref(owner)}, ${columns})
    select u.id, ${values} from ${undo} join person on person.id = u.id
      cross join lateral jsonb_to_recordset(case jsonb_typeof(u.before->${sql.lit(part)}) when 'array'
        then u.before->${sql.lit(part)} else '[]' end) as r(kind text, code text, subject text)
      join school_class c on c.base_id = person.base_id and c.kind = r.kind and c.code = r.code ${join}
    on conflict do nothing
  `.execute(trx)
}

async function restoreSubjects(trx: SchoolTransaction, undo: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into subject (base_id, code, label)
    select distinct on (person.base_id, r.subject) person.base_id, r.subject, r."subjectLabel"
    from ${undo} join person on person.id = u.id
      cross join lateral jsonb_to_recordset(case jsonb_typeof(u.before->'teachings') when 'array'
        then u.before->'teachings' else '[]' end) as r(subject text, "subjectLabel" text)
    on conflict (base_id, code) do nothing
  `.execute(trx)
}

async function restoreLinks(trx: SchoolTransaction, undo: RawBuilder<unknown>): Promise<void> {
  await sql`delete from guardian_link l using ${undo} where l.guardian_id = u.id`.execute(trx)
  await sql`
    insert into guardian_link (guardian_id, pupil_id, level, kinship)
    select u.id, pupil.id, r.level, r.kinship from ${undo}
      cross join lateral jsonb_to_recordset(case jsonb_typeof(u.before->'links') when 'array'
        then u.before->'links' else '[]' end) as r(pupil bigint, level smallint, kinship text)
      join person pupil on pupil.id = r.pupil
    on conflict do nothing
  `.execute(trx)
}

/**
 * Somebody whom the import added goes, unless they have come in since or may: a CAS identifier or a local password is
 * theirs. Those leave today, and are told.
 */
async function removeAdded(
  trx: SchoolTransaction,
  { runId, ids, today, at }: RestoreOrder,
): Promise<{ readonly removed: number; readonly stayed: readonly string[] }> {
  const added = sql`id in (select person_id from import_undo where run_id = ${runId} and before is null)
    and id = any(${[...ids]}::bigint[])`
  const isMet = sql`(cas_id is not null or exists (select from person_credential c where c.person_id = person.id))`
  const stayed = await sql<{ id: string }>`
    update person set left_on = coalesce(left_on, ${today}::date), updated_at = ${at} where ${added} and ${isMet}
    returning id
  `.execute(trx)
  const removed = await sql`delete from person where ${added} and not ${isMet}`.execute(trx)
  return { removed: Number(removed.numAffectedRows ?? 0), stayed: stayed.rows.map(({ id }) => id) }
}
