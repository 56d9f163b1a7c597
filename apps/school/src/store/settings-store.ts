import { isDeepStrictEqual } from 'node:util'
import { json, recordAudit } from '@preau/platform'
import type { Selectable } from 'kysely'
import type { SettingsSnapshot, SettingsStore, SettingsVersion } from '../features/settings-draft/index.ts'
import { readPublications } from './base-store.ts'
import { readDelegation, writeDelegation } from './delegation-store.ts'
import { writePublication } from './publication-store.ts'
import { readSecurity, writeSecurity } from './security-store.ts'
import { change, type SchoolDatabase, type SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'
import { snapshotFromJson, snapshotToJson } from './settings-json.ts'

type ApplyOrder = Parameters<SettingsStore['apply']>[0]

/** {@link SettingsStore} on PostgreSQL. */
export function createSettingsStore(db: SchoolDatabase): SettingsStore {
  return {
    note: (noted) => db.transaction().execute((trx) => noteSettings(trx, noted)),
    draft: async (baseId) => {
      const row = await db
        .selectFrom('settings_draft')
        .selectAll()
        .where('base_id', '=', baseId)
        .executeTakeFirst()
      if (!row) return undefined
      const { based_on: basedOn, updated_at: updatedAt, updated_by: updatedBy } = row
      return { snapshot: snapshotFromJson(row.snapshot), basedOn, updatedAt, updatedBy }
    },
    writeDraft: ({ baseId, snapshot, basedOn, at, actor, audit }) =>
      change(db, audit, async (trx) => {
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
      }),
    discard: (baseId, audit) =>
      change(db, audit, async (trx) => {
        await trx.deleteFrom('settings_draft').where('base_id', '=', baseId).execute()
      }),
    apply: (order) => db.transaction().execute((trx) => apply(trx, order)),
    history: async (baseId) => {
      const rows = await db
        .selectFrom('settings_version')
        .selectAll()
        .where('base_id', '=', baseId)
        .orderBy('number', 'desc')
        .limit(100)
        .execute()
      return rows.map(toVersion)
    },
  }
}

const toVersion = (row: Selectable<SchoolSchema['settings_version']>): SettingsVersion => ({
  number: row.number,
  at: row.at,
  actor: row.actor,
  snapshot: snapshotFromJson(row.snapshot),
})

/** The settings in force, whole. */
async function readSnapshot(trx: SchoolTransaction, baseId: string): Promise<SettingsSnapshot> {
  const { root } = await trx
    .selectFrom('base')
    .select('root')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const spaces = (await readPublications(trx, baseId)).map(({ space, published, mobile }) => ({
    space,
    published,
    mobile,
  }))
  const { settings: security } = await readSecurity(trx, baseId)
  return {
    publication: { root, spaces },
    delegation: (await readDelegation(trx, baseId))?.settings,
    security,
  }
}

/**
 * Notes the settings in force as a version when they are not the last one known. Called after each change; whatever
 * changed them without saying who is noted when it is first seen, under `?`.
 */
async function noteSettings(
  trx: SchoolTransaction,
  { baseId, at, actor = '?' }: Parameters<SettingsStore['note']>[0],
): Promise<SettingsVersion> {
  const snapshot = await readSnapshot(trx, baseId)
  const row = await trx
    .selectFrom('settings_version')
    .selectAll()
    .where('base_id', '=', baseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = row && toVersion(row)
  if (last && isDeepStrictEqual(snapshotToJson(last.snapshot), snapshotToJson(snapshot))) return last
  const fresh = { number: (last?.number ?? 0) + 1, at, actor, snapshot }
  await trx
    .insertInto('settings_version')
    .values({ ...fresh, base_id: baseId, snapshot: json(snapshotToJson(snapshot)) })
    .execute()
  return fresh
}

async function apply(trx: SchoolTransaction, order: ApplyOrder): Promise<'done' | 'stale' | 'none'> {
  const { baseId, at, actor } = order
  const current = await noteSettings(trx, { baseId, at })
  const row = await trx
    .deleteFrom('settings_draft')
    .where('base_id', '=', baseId)
    .where('based_on', '=', current.number)
    .returning('snapshot')
    .executeTakeFirst()
  if (!row) {
    const other = await trx
      .selectFrom('settings_draft')
      .select('base_id')
      .where('base_id', '=', baseId)
      .execute()
    return other.length > 0 ? 'stale' : 'none'
  }
  const { publication, delegation, security } = snapshotFromJson(row.snapshot)
  await writePublication(trx, baseId, { settings: publication, at })
  await writeSecurity(trx, baseId, security)
  if (delegation) await writeDelegation(trx, { baseId, settings: delegation, at })
  await noteSettings(trx, { baseId, at, actor })
  await recordAudit(trx, order.audit)
  return 'done'
}
