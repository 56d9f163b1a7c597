import { isDeepStrictEqual } from 'node:util'
import { json } from '@preau/platform'
import type { Selectable } from 'kysely'
import type { SettingsSnapshot, SettingsStore, SettingsVersion } from '../features/settings-draft/index.ts'
import { readDelegation } from './delegation-store.ts'
import { readFederation } from './federation-store.ts'
import { readPublicationSettings } from './publication-store.ts'
import { readSecurity } from './security-store.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'
import { snapshotFromJson, snapshotToJson } from './settings-json.ts'

const toVersion = (row: Selectable<SchoolSchema['settings_version']>): SettingsVersion => ({
  number: row.number,
  at: row.at,
  actor: row.actor,
  snapshot: snapshotFromJson(row.snapshot),
})

/** The newest first. */
export async function readVersions(
  db: SchoolDatabase | SchoolTransaction,
  baseId: string,
  most = 100,
): Promise<readonly SettingsVersion[]> {
  const rows = await db
    .selectFrom('settings_version')
    .selectAll()
    .where('base_id', '=', baseId)
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
  return rows.map(toVersion)
}

/** The settings in force, whole. */
async function readSnapshot(trx: SchoolTransaction, baseId: string): Promise<SettingsSnapshot> {
  const publication = await readPublicationSettings(trx, baseId)
  const federation = await readFederation(trx, baseId)
  return {
    publication,
    delegation: (await readDelegation(trx, baseId))?.settings,
    security: (await readSecurity(trx, baseId)).settings,
    federation: federation && { settings: federation.settings, service: federation.service },
  }
}

/**
 * Notes the settings in force as a version when they are not the last one known. Called after each change; whatever
 * changed them without saying who is noted when it is first seen, under `?`.
 */
export async function noteSettings(
  trx: SchoolTransaction,
  { baseId, at, actor = '?' }: Parameters<SettingsStore['note']>[0],
): Promise<SettingsVersion> {
  const snapshot = await readSnapshot(trx, baseId)
  const [last] = await readVersions(trx, baseId, 1)
  if (last && isDeepStrictEqual(decided(last.snapshot), decided(snapshot))) return last
  const fresh = { number: (last?.number ?? 0) + 1, at, actor, snapshot }
  await trx
    .insertInto('settings_version')
    .values({ ...fresh, base_id: baseId, snapshot: json(snapshotToJson(snapshot)) })
    .execute()
  return fresh
}

/** What somebody decided: metadata that have an address are read again by themselves, and that is no version. */
function decided(snapshot: SettingsSnapshot): unknown {
  const { federation } = snapshot
  if (federation?.service === undefined) return snapshotToJson(snapshot)
  const { issuer, metadata } = federation.service
  const pasted = federation.settings.metadataUrl === undefined && { metadata }
  return [
    snapshotToJson({ ...snapshot, federation: { ...federation, service: undefined } }),
    { issuer, ...pasted },
  ]
}
