import { isUniqueViolation, json, recordAudit } from '@preau/platform'
import { type Selectable, sql } from 'kysely'
import type { MergeOrder } from '../features/duplicates/index.ts'
import { personLinks, readLinks } from './person-links.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

type PersonRow = Selectable<SchoolSchema['person']>

class ChangedMeanwhile extends Error {}

/** Makes two records one; the record that goes is kept in the merge until somebody undoes it. */
export async function mergePeople(db: SchoolDatabase, order: MergeOrder): Promise<'done' | 'changed'> {
  try {
    await db.transaction().execute((trx) => merge(trx, order))
    return 'done'
  } catch (error) {
    if (error instanceof ChangedMeanwhile || isUniqueViolation(error)) return 'changed'
    throw error
  }
}

async function merge(trx: SchoolTransaction, order: MergeOrder): Promise<void> {
  const [kept, dropped] = await lockBoth(trx, order)
  const mergeId = await remember(trx, order, dropped)
  await moveLinks(trx, kept.id, dropped.id)
  await trx.deleteFrom('person').where('id', '=', dropped.id).execute()
  await complete(trx, order, { kept, dropped })
  await addAlias(trx, { order, mergeId, kept, dropped })
  await sql`delete from session where subject in (${`person:${kept.id}`}, ${`person:${dropped.id}`})`.execute(
    trx,
  )
  await recordAudit(trx, { ...order.audit, data: { ...order.audit.data, merge: mergeId } })
}

/** Both, unchanged since they were shown; in the order of their numbers, so that two merges wait for each other. */
async function lockBoth(
  trx: SchoolTransaction,
  { baseId, keep, drop }: MergeOrder,
): Promise<readonly [PersonRow, PersonRow]> {
  const rows = await trx
    .selectFrom('person')
    .selectAll()
    .where('base_id', '=', baseId)
    .where('id', 'in', [keep.id, drop.id])
    .orderBy('id')
    .forUpdate()
    .execute()
  const [kept, dropped] = [keep, drop].map(({ id, version }) =>
    rows.find((row) => row.id === id && row.updated_at.toISOString() === version),
  )
  if (!kept || !dropped || kept.category !== dropped.category) throw new ChangedMeanwhile()
  return [kept, dropped]
}

/** Everything that undoing needs: both rows and all their links, as they are now. */
async function remember(
  trx: SchoolTransaction,
  { baseId, keep, drop, actor, at }: MergeOrder,
  dropped: PersonRow,
): Promise<string> {
  const { rows } = await sql<{ people: object }>`
    select jsonb_object_agg(id, to_jsonb(person)) as people from person where id in (${keep.id}, ${drop.id})
  `.execute(trx)
  const snapshot = {
    people: rows[0]?.people ?? {},
    kept: await readLinks(trx, keep.id),
    dropped: await readLinks(trx, drop.id),
    earlier: await earlierMerges(trx, drop.id),
  }
  const { id } = await trx
    .insertInto('person_merge')
    .values({
      base_id: baseId,
      kept_id: keep.id,
      dropped_id: drop.id,
      dropped_name: `${dropped.first_name} ${dropped.usage_name ?? dropped.last_name}`,
      merged_at: at,
      actor,
      snapshot: json<object>(snapshot),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Merges that had led to the record that goes: they now lead to the other one. */
async function earlierMerges(trx: SchoolTransaction, droppedId: string): Promise<readonly string[]> {
  const rows = await trx.selectFrom('person_merge').select('id').where('kept_id', '=', droppedId).execute()
  return rows.map(({ id }) => id)
}

/** What was linked to the one is linked to the other; what both had goes with the record that goes. */
async function moveLinks(trx: SchoolTransaction, keptId: string, droppedId: string): Promise<void> {
  for (const { table, person, key } of personLinks) {
    const same = key.map((column) => sql` and theirs.${sql.ref(column)} = mine.${sql.ref(column)}`)
    await sql`
      update ${sql.table(table)} as mine set ${sql.ref(person)} = ${keptId} where mine.${sql.ref(person)} = ${droppedId}
        and not exists (select from ${sql.table(table)} as theirs
          where theirs.${sql.ref(person)} = ${keptId}${sql.join(same, sql``)})
    `.execute(trx)
  }
  for (const table of ['identification_failure', 'import_change'] as const)
    await sql`update ${sql.table(table)} set person_id = ${keptId} where person_id = ${droppedId}`.execute(
      trx,
    )
  for (const table of ['person_merge', 'person_alias'] as const)
    await sql`update ${sql.table(table)} set kept_id = ${keptId} where kept_id = ${droppedId}`.execute(trx)
}

/** The record that stays takes what it lacks, and the identifiers that were chosen. */
async function complete(
  trx: SchoolTransaction,
  { casId, pronoteId, at }: MergeOrder,
  { kept, dropped }: { readonly kept: PersonRow; readonly dropped: PersonRow },
): Promise<void> {
  const holder = [kept, dropped].find((row) => row.cas_id === (casId ?? null))
  const source = kept.source_key === null ? dropped : kept
  await trx
    .updateTable('person')
    .set({
      ...completed(kept, dropped),
      pronote_id: pronoteId,
      cas_id: casId ?? null,
      cas_id_since: holder?.cas_id_since ?? null,
      siecle_pupil_id: source.siecle_pupil_id,
      siecle_person_id: source.siecle_person_id,
      sts_type: source.sts_type,
      sts_id: source.sts_id,
      origin: source.origin,
      updated_at: at,
    })
    .where('id', '=', kept.id)
    .execute()
}

/** What the one record lacks and the other has. */
const completed = (kept: PersonRow, dropped: PersonRow) => ({
  civility: kept.civility ?? dropped.civility,
  usage_name: kept.usage_name ?? dropped.usage_name,
  birth_date: kept.birth_date ?? dropped.birth_date,
  sex: kept.sex ?? dropped.sex,
  postcode: kept.postcode ?? dropped.postcode,
  city: kept.postcode === null ? dropped.city : kept.city,
  ine: kept.ine ?? dropped.ine,
  function_code: kept.function_code ?? dropped.function_code,
  function_label: kept.function_code === null ? dropped.function_label : kept.function_label,
  company: kept.company ?? dropped.company,
  // Somebody is in the school when one of the two records is.
  left_on: kept.left_on === null || dropped.left_on === null ? null : kept.left_on,
})

interface Merged {
  readonly order: MergeOrder
  readonly mergeId: string
  readonly kept: PersonRow
  readonly dropped: PersonRow
}

/** The ENT may send the other identifier for years, and SIECLE name the other record at each import. */
async function addAlias(trx: SchoolTransaction, { order, mergeId, kept, dropped }: Merged): Promise<void> {
  await trx
    .insertInto('person_alias')
    .values({
      base_id: order.baseId,
      kept_id: kept.id,
      merge_id: mergeId,
      pronote_id: order.pronoteId === kept.pronote_id ? dropped.pronote_id : kept.pronote_id,
      source_key: kept.source_key === null ? null : dropped.source_key,
    })
    .execute()
}
