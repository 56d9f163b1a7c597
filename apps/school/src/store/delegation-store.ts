import { json, recordAudit } from '@preau/platform'
import { type Selectable, sql } from 'kysely'
import type { DelegationStore, StoredDelegation } from '../features/delegation/index.ts'
import type { Space } from '../features/bases/index.ts'
import { categoryValuesOf, categoryValuesRow } from './category-values.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'

type SaveOrder = Parameters<DelegationStore['save']>[0]
type Row = Selectable<SchoolSchema['cas_delegation']>

/** {@link DelegationStore} on PostgreSQL. */
export function createDelegationStore(db: SchoolDatabase, byKey = db): DelegationStore {
  return {
    presets: async () => {
      const rows = await db
        .selectFrom('ent_preset')
        .selectAll()
        .where('removed', '=', false)
        .orderBy('position')
        .orderBy('name')
        .execute()
      return rows.map((row) => ({ id: row.id, name: row.name, casUrl: row.cas_url }))
    },
    of: (baseId) => readDelegation(byKey, baseId),
    save: (order) => db.transaction().execute((trx) => save(trx, order)),
    noteDetected: async ({ baseId, serverUrl, protocol }) => {
      await db
        .updateTable('cas_delegation')
        .set({ detected_protocol: protocol })
        .where('base_id', '=', baseId)
        .where('server_url', '=', serverUrl)
        .where('validation_protocol', '=', 'auto')
        .where('detected_protocol', 'is distinct from', protocol)
        .execute()
    },
  }
}

/** The settings of a base, and what its server turned out to be. */
export async function readDelegation(
  db: SchoolDatabase | SchoolTransaction,
  baseId: string,
): Promise<StoredDelegation | undefined> {
  const row = await db
    .selectFrom('cas_delegation')
    .selectAll()
    .where('base_id', '=', baseId)
    .executeTakeFirst()
  if (!row) return undefined
  const chosen = await spaceChoices(db, baseId)
  return toStored(row, chosen)
}

interface SpaceChoices {
  readonly spaces: ReadonlySet<Space>
  readonly federated: ReadonlySet<Space>
}

async function spaceChoices(db: SchoolDatabase, baseId: string): Promise<SpaceChoices> {
  const rows = await db
    .selectFrom('space_publication')
    .select(['space', 'delegation'])
    .where('base_id', '=', baseId)
    .orderBy('space')
    .execute()
  const of = (delegation: (typeof rows)[number]['delegation']): ReadonlySet<Space> =>
    new Set(rows.flatMap((row) => (row.delegation === delegation ? [row.space] : [])))
  return { spaces: of('cas'), federated: of('ws-federation') }
}

function toStored(row: Row, choices: SpaceChoices): StoredDelegation {
  return {
    settings: {
      enabled: row.enabled,
      presetId: row.ent_preset_id ?? undefined,
      // Written by `save` only, which takes nothing but what `parseCasBaseUrl` read.
      serverUrl: (row.server_url ?? undefined) as StoredDelegation['settings']['serverUrl'],
      protocol: row.validation_protocol,
      refuseRemembered: row.refuse_remembered,
      allowedProxies: row.allowed_proxies,
      commonAttribute:
        row.common_identifier === 'attribute' ? (row.common_identifier_attribute ?? undefined) : undefined,
      recognition: row.recognition,
      identifierAttribute: row.identifier_attribute,
      identityAttributes: {
        lastName: row.last_name_attribute,
        firstName: row.first_name_attribute,
        birthDate: row.birth_date_attribute,
        postcode: row.postcode_attribute,
        categories: row.categories_attribute,
      },
      categoryValues: categoryValuesOf(row.category_values),
      ...choices,
    },
    detected: row.detected_protocol ?? undefined,
    removedPreset: row.removed_preset ?? undefined,
  }
}

async function save(trx: SchoolTransaction, order: SaveOrder): Promise<'done' | 'published' | 'changed'> {
  const { baseId, settings } = order
  // The lock makes « published » and « saved » exclude each other, whatever two operators do at once.
  const base = await trx
    .selectFrom('base')
    .select('published')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (base.published) return 'published'
  if (order.seen?.((await readDelegation(trx, baseId))?.settings) === false) return 'changed'
  await writeDelegation(trx, { baseId, settings, at: order.at })
  await recordAudit(trx, order.audit)
  return 'done'
}

/** Writes the settings, whether the base is published or not. */
export async function writeDelegation(
  trx: SchoolTransaction,
  order: Pick<SaveOrder, 'baseId' | 'settings' | 'at'>,
): Promise<void> {
  const { baseId, settings } = order
  const row = rowOf(order)
  await trx
    .insertInto('cas_delegation')
    .values({ base_id: baseId, ...row })
    .onConflict((conflict) => conflict.column('base_id').doUpdateSet(row))
    .execute()
  await trx
    .updateTable('space_publication')
    .set((eb) => ({
      delegation: eb
        .case()
        .when('space', 'in', [...settings.spaces, '' as Space])
        .then('cas' as const)
        .when(
          settings.federated === undefined
            ? eb('delegation', '=', 'ws-federation')
            : eb('space', 'in', [...settings.federated, '' as Space]),
        )
        .then('ws-federation' as const)
        .else('none' as const)
        .end(),
    }))
    .where('base_id', '=', baseId)
    .execute()
}

const rowOf = ({ settings, at }: Pick<SaveOrder, 'settings' | 'at'>) => ({
  enabled: settings.enabled,
  // A former state of the settings may name one that is no more in the list.
  ent_preset_id: sql<
    string | null
  >`(select id from ent_preset where id = ${settings.presetId ?? null} and not removed)`,
  removed_preset: null,
  server_url: settings.serverUrl ?? null,
  validation_protocol: settings.protocol,
  detected_protocol: null,
  refuse_remembered: settings.refuseRemembered,
  allowed_proxies: [...settings.allowedProxies],
  common_identifier: settings.commonAttribute === undefined ? ('subject' as const) : ('attribute' as const),
  common_identifier_attribute: settings.commonAttribute ?? null,
  recognition: settings.recognition,
  identifier_attribute: settings.identifierAttribute,
  last_name_attribute: settings.identityAttributes.lastName,
  first_name_attribute: settings.identityAttributes.firstName,
  birth_date_attribute: settings.identityAttributes.birthDate,
  postcode_attribute: settings.identityAttributes.postcode,
  categories_attribute: settings.identityAttributes.categories,
  category_values: json<Record<string, string>>(categoryValuesRow(settings.categoryValues)),
  updated_at: at,
})
