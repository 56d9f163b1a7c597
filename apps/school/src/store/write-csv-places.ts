import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { CsvOrder, CsvWork } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

type Row = CsvWork['writes'][number] & { readonly id: string }

interface Place {
  readonly id: string
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly subject?: string
}

/** Classes and groups of pupils, services of teachers: whoever's line says some is only there from now on. */
export async function writeCsvPlaces(
  trx: SchoolTransaction,
  { baseId }: CsvOrder,
  rows: readonly Row[],
): Promise<{ readonly structures: number; readonly teachings: number }> {
  const memberships = rows.flatMap(membershipsOf)
  const teachings = rows.flatMap(({ id, person }) =>
    (person.teachings ?? []).map(({ subject, classCode }): Required<Place> => {
      return { id, kind: 'class', code: classCode, subject }
    }),
  )
  const heads = rows.flatMap(({ id, person }) =>
    (person.headTeacherOf ?? []).map((code): Place => ({ id, kind: 'class', code })),
  )
  const structures = await addStructures(trx, baseId, [...memberships, ...teachings, ...heads])
  await replaceMemberships(trx, baseId, memberships)
  await replaceTeachings(trx, baseId, teachings)
  await replaceHeads(trx, baseId, heads)
  return { structures, teachings: teachings.length }
}

const membershipsOf = ({ id, person: { classCode, groups } }: Row): readonly Place[] => [
  ...(classCode === undefined ? [] : [{ id, kind: 'class' as const, code: classCode }]),
  ...(groups ?? []).map((code) => ({ id, kind: 'group' as const, code })),
]

/** Returns how many of the classes and groups named are new. */
async function addStructures(
  trx: SchoolTransaction,
  baseId: string,
  places: readonly Place[],
): Promise<number> {
  const added = await sql`
    insert into school_class (base_id, kind, code)
    select distinct ${baseId}::bigint, r.kind, r.code from jsonb_to_recordset(${json(places)}) as r(kind text, code text)
    on conflict (base_id, kind, code) do nothing
  `.execute(trx)
  return Number(added.numAffectedRows ?? 0)
}

async function replaceMemberships(
  trx: SchoolTransaction,
  baseId: string,
  places: readonly Place[],
): Promise<void> {
  await sql`
    delete from class_membership m using school_class c, jsonb_to_recordset(${json(places)}) as r(id bigint, kind text)
    where c.id = m.class_id and m.person_id = r.id and c.kind = r.kind
  `.execute(trx)
  await sql`
    insert into class_membership (person_id, class_id)
    select r.id, c.id from jsonb_to_recordset(${json(places)}) as r(id bigint, kind text, code text)
    join school_class c on c.base_id = ${baseId} and c.kind = r.kind and c.code = r.code
    on conflict do nothing
  `.execute(trx)
}

async function replaceTeachings(
  trx: SchoolTransaction,
  baseId: string,
  teachings: readonly Required<Place>[],
): Promise<void> {
  await sql`
    insert into subject (base_id, code, label)
    select distinct ${baseId}::bigint, r.subject, r.subject from jsonb_to_recordset(${json(teachings)}) as r(subject text)
    on conflict (base_id, code) do nothing
  `.execute(trx)
  await sql`
    delete from teaching t using jsonb_to_recordset(${json(teachings)}) as r(id bigint) where t.teacher_id = r.id
  `.execute(trx)
  await sql`
    insert into teaching (teacher_id, class_id, subject_id)
    select r.id, c.id, s.id from jsonb_to_recordset(${json(teachings)}) as r(id bigint, kind text, code text, subject text)
    join school_class c on c.base_id = ${baseId} and c.kind = r.kind and c.code = r.code
    join subject s on s.base_id = ${baseId} and s.code = r.subject
    on conflict do nothing
  `.execute(trx)
}

async function replaceHeads(trx: SchoolTransaction, baseId: string, heads: readonly Place[]): Promise<void> {
  await sql`
    delete from head_teacher h using jsonb_to_recordset(${json(heads)}) as r(id bigint) where h.teacher_id = r.id
  `.execute(trx)
  await sql`
    insert into head_teacher (teacher_id, class_id)
    select r.id, c.id from jsonb_to_recordset(${json(heads)}) as r(id bigint, code text)
    join school_class c on c.base_id = ${baseId} and c.kind = 'class' and c.code = r.code
    on conflict do nothing
  `.execute(trx)
}
