import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportOrder } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/** Classes and groups, and which pupils are in them: the pupils of the file are only where the file says. */
export async function applyStructures(trx: SchoolTransaction, order: ImportOrder): Promise<void> {
  const { baseId, data } = order
  await sql`
    insert into school_class (base_id, kind, code, label)
    select ${baseId}, r.kind, r.code, r.label
    from jsonb_to_recordset(${json(distinct(data.structures))}) as r(kind text, code text, label text)
    on conflict (base_id, kind, code) do update set label = coalesce(excluded.label, school_class.label)
  `.execute(trx)
  const pupils = data.people.filter((person) => person.category === 'pupil').map((person) => person.key)
  if (pupils.length === 0) return
  await sql`
    delete from class_membership using person
    where person.id = class_membership.person_id and person.base_id = ${baseId} and person.source_key = any(${pupils})
  `.execute(trx)
  await sql`
    insert into class_membership (person_id, class_id)
    select person.id, c.id
    from jsonb_to_recordset(${json(data.memberships)}) as r(key text, kind text, code text)
    join person on person.base_id = ${baseId} and person.source_key = r.key
    join school_class c on c.base_id = ${baseId} and c.kind = r.kind and c.code = r.code
    on conflict do nothing
  `.execute(trx)
}

/** Subjects and services. An STSWEB file is whole: what it does not say any more is over. */
export async function applyTeachings(trx: SchoolTransaction, order: ImportOrder): Promise<void> {
  const { baseId, data } = order
  if (!data.complete.includes('staff')) return
  await sql`
    insert into subject (base_id, code, label)
    select ${baseId}, r.code, r.label from jsonb_to_recordset(${json(data.subjects)}) as r(code text, label text)
    on conflict (base_id, code) do update set label = excluded.label
  `.execute(trx)
  await sql`delete from teaching using person where person.id = teacher_id and base_id = ${baseId}`.execute(
    trx,
  )
  await sql`delete from head_teacher using person where person.id = teacher_id and base_id = ${baseId}`.execute(
    trx,
  )
  await sql`
    insert into teaching (teacher_id, class_id, subject_id)
    select person.id, c.id, s.id
    from jsonb_to_recordset(${json(data.teachings)}) as r(key text, kind text, code text, subject text)
    join person on person.base_id = ${baseId} and person.source_key = r.key
    join school_class c on c.base_id = ${baseId} and c.kind = r.kind and c.code = r.code
    join subject s on s.base_id = ${baseId} and s.code = r.subject
    on conflict do nothing
  `.execute(trx)
  await sql`
    insert into head_teacher (teacher_id, class_id)
    select person.id, c.id
    from jsonb_to_recordset(${json(data.headTeachers)}) as r(key text, code text)
    join person on person.base_id = ${baseId} and person.source_key = r.key
    join school_class c on c.base_id = ${baseId} and c.kind = 'class' and c.code = r.code
    on conflict do nothing
  `.execute(trx)
}

/** A class without pupils and without teachers is one of last year, or a spelling that was corrected. */
export async function dropEmptyStructures(
  trx: SchoolTransaction,
  order: Pick<ImportOrder, 'baseId' | 'today'>,
): Promise<void> {
  await sql`
    delete from school_class c where c.base_id = ${order.baseId}
      and not exists (select from class_membership m join person p on p.id = m.person_id
        where m.class_id = c.id and (p.left_on is null or p.left_on > ${order.today}::date))
      and not exists (select from teaching t where t.class_id = c.id)
      and not exists (select from head_teacher h where h.class_id = c.id)
  `.execute(trx)
}

/** One row per class: the same statement may not write a row twice. */
const distinct = (structures: ImportOrder['data']['structures']): ImportOrder['data']['structures'] => [
  ...new Map(structures.map((one) => [`${one.kind}:${one.code}`, one])).values(),
]
