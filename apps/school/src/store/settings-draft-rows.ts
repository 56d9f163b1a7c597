import { json } from '@preau/platform'
import type { Selectable } from 'kysely'
import type { SettingsStore } from '../features/settings-draft/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'
import { snapshotFromJson, snapshotToJson } from './settings-json.ts'

type Draft = NonNullable<Awaited<ReturnType<SettingsStore['draft']>>>

const toDraft = (row: Selectable<SchoolSchema['settings_draft']>): Draft => ({
  snapshot: snapshotFromJson(row.snapshot),
  basedOn: row.based_on,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
})

export async function readDraft(
  db: SchoolDatabase | SchoolTransaction,
  baseId: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('settings_draft')
    .selectAll()
    .where('base_id', '=', baseId)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** The draft of a base, which nobody else changes, starts or ends before the end of the transaction. */
export async function lockDraft(trx: SchoolTransaction, baseId: string): Promise<Draft | undefined> {
  await trx.selectFrom('base').select('id').where('id', '=', baseId).forUpdate().executeTakeFirstOrThrow()
  return readDraft(trx, baseId)
}

type Written = Parameters<SettingsStore['startDraft']>[0]

export async function writeDraft(
  trx: SchoolTransaction,
  { baseId, snapshot, basedOn, at, actor }: Written,
): Promise<void> {
  const row = {
    based_on: basedOn,
    snapshot: json(snapshotToJson(snapshot)),
    updated_at: at,
    updated_by: actor,
  }
  await trx
    .insertInto('settings_draft')
    .values({ base_id: baseId, ...row })
    .onConflict((conflict) => conflict.column('base_id').doUpdateSet(row))
    .execute()
}

export async function deleteDraft(trx: SchoolTransaction, baseId: string): Promise<void> {
  await trx.deleteFrom('settings_draft').where('base_id', '=', baseId).execute()
}
