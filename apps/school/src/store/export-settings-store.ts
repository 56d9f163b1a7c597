import { isUniqueViolation, recordAudit, sha256 } from '@preau/platform'
import { type Selectable, sql } from 'kysely'
import type { ExportSettings, ExportSettingsStore, PartnerKey } from '../features/identifiers-export/index.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link ExportSettingsStore} on PostgreSQL. */
export function createExportSettingsStore(db: SchoolDatabase): ExportSettingsStore {
  const settingsOf = (baseId: string) =>
    db.selectFrom('export_settings').selectAll().where('base_id', '=', baseId).executeTakeFirst()
  return {
    keys: (baseId) => readKeys(db, baseId),
    addKey: (baseId, key, audit) => addKey(db, { baseId, ...key }, audit),
    removeKey: (baseId, keyId, audit) =>
      db.transaction().execute(async (trx) => {
        const removal = trx.deleteFrom('partner_key').where('base_id', '=', baseId).where('id', '=', keyId)
        const removed = await removal.returning('name').executeTakeFirst()
        if (removed) await recordAudit(trx, { ...audit, data: { name: removed.name } })
        return removed !== undefined
      }),
    chooseReaders: (order) => db.transaction().execute((trx) => chooseReaders(trx, order)),
    settings: async (baseId) => toSettings(await settingsOf(baseId)),
    save: (order) => db.transaction().execute((trx) => save(trx, order)),
    sealedCode: async (baseId) => (await settingsOf(baseId))?.sealed_code ?? undefined,
    automaticBases: async () => {
      const rows = await db
        .selectFrom('export_settings')
        .innerJoin('base', 'base.id', 'export_settings.base_id')
        .select(['base_id', 'automatic_partial'])
        .where('automatic', '=', true)
        .where('base.stage', '=', 'live')
        .execute()
      return rows.map(({ base_id, automatic_partial }) => ({ baseId: base_id, partial: automatic_partial }))
    },
  }
}

const toSettings = (row: Selectable<SchoolSchema['export_settings']> | undefined): ExportSettings => ({
  pushUrl: row?.push_url ?? undefined,
  hasCode: row?.sealed_code != null,
  codeMark: row?.sealed_code ? sha256(row.sealed_code.toString('base64')).toString('base64url') : undefined,
  automatic: row?.automatic ?? false,
  automaticPartial: row?.automatic_partial ?? false,
})

async function chooseReaders(
  trx: SchoolTransaction,
  { baseId, keyIds, seen, audit }: Parameters<ExportSettingsStore['chooseReaders']>[0],
): Promise<'done' | 'changed'> {
  const keys = trx.selectFrom('partner_key').select(['id', 'reads']).where('base_id', '=', baseId)
  const reading = (await keys.orderBy('name').forUpdate().execute()).filter(({ reads }) => reads)
  if (!seen(reading.map(({ id }) => id))) return 'changed'
  const update = trx.updateTable('partner_key').where('base_id', '=', baseId)
  await update.set({ reads: sql<boolean>`id = any(${[...keyIds]}::bigint[])` }).execute()
  await recordAudit(trx, audit)
  return 'done'
}

/** The row is there, locked, before it is compared: two who save the first settings of a base wait for each other. */
async function save(
  trx: SchoolTransaction,
  { baseId, settings, seen, audit }: Parameters<ExportSettingsStore['save']>[0],
): Promise<'done' | 'changed'> {
  await trx
    .insertInto('export_settings')
    .values({ base_id: baseId, push_url: null, sealed_code: null, updated_at: audit.at })
    .onConflict((conflict) => conflict.column('base_id').doNothing())
    .execute()
  const row = trx.selectFrom('export_settings').selectAll().where('base_id', '=', baseId)
  if (seen && !seen(toSettings(await row.forUpdate().executeTakeFirstOrThrow()))) return 'changed'
  const { pushUrl, sealedCode, automatic, automaticPartial } = settings
  const values = {
    push_url: pushUrl ?? null,
    automatic,
    automatic_partial: automaticPartial,
    updated_at: audit.at,
    ...(sealedCode && { sealed_code: sealedCode }),
  }
  await trx.updateTable('export_settings').set(values).where('base_id', '=', baseId).execute()
  await recordAudit(trx, audit)
  return 'done'
}

async function readKeys(db: SchoolDatabase, baseId: string): Promise<readonly PartnerKey[]> {
  const query = db.selectFrom('partner_key').selectAll().where('base_id', '=', baseId)
  const rows = await query.orderBy('name').execute()
  return rows.map(({ public_pem, added_at, added_by, ...row }) => ({
    id: row.id,
    name: row.name,
    fingerprint: row.fingerprint,
    reads: row.reads,
    publicPem: public_pem,
    addedAt: added_at,
    addedBy: added_by,
  }))
}

type NewKey = Parameters<ExportSettingsStore['addKey']>[1] & { readonly baseId: string }

async function addKey(
  db: SchoolDatabase,
  { baseId, name, publicPem, fingerprint, addedAt, addedBy }: NewKey,
  audit: Parameters<ExportSettingsStore['addKey']>[2],
): Promise<'done' | 'name-taken'> {
  try {
    await db.transaction().execute(async (trx) => {
      const row = { base_id: baseId, name, public_pem: publicPem, fingerprint }
      await trx
        .insertInto('partner_key')
        .values({ ...row, added_at: addedAt, added_by: addedBy })
        .execute()
      await recordAudit(trx, audit)
    })
    return 'done'
  } catch (error) {
    if (isUniqueViolation(error)) return 'name-taken'
    throw error
  }
}
