import { json, recordAudit, sha256 } from '@preau/platform'
import type { Selectable } from 'kysely'
import type { FederationStore, StoredFederation } from '../features/delegation/index.ts'
import { categoryValuesOf, categoryValuesRow } from './category-values.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

type Row = Selectable<SchoolSchema['federation_delegation']>
type SaveOrder = Parameters<FederationStore['save']>[0]

/** {@link FederationStore} on PostgreSQL. */
export function createFederationStore(db: SchoolDatabase): FederationStore {
  return {
    of: (baseId) => readFederation(db, baseId),
    save: (order) => db.transaction().execute((trx) => save(trx, order)),
    ...readings(db),
    isFirst: async ({ issuer, id, until }) => {
      const digest = Buffer.from(sha256(JSON.stringify([issuer, id])))
      const kept = await db
        .insertInto('federation_seen')
        .values({ digest, ends_at: until })
        .onConflict((conflict) => conflict.doNothing())
        .returning('digest')
        .executeTakeFirst()
      return kept !== undefined
    },
    forgetSeen: async (at) => {
      await db.deleteFrom('federation_seen').where('ends_at', '<', at).execute()
    },
  }
}

export async function readFederation(
  db: SchoolDatabase | SchoolTransaction,
  baseId: string,
): Promise<StoredFederation | undefined> {
  const row = await db
    .selectFrom('federation_delegation')
    .selectAll()
    .where('base_id', '=', baseId)
    .executeTakeFirst()
  return row && toStored(row)
}

type Readings = Pick<FederationStore, 'claimReading' | 'noteRead' | 'noteProblem' | 'toReadAgain'>

const readings = (db: SchoolDatabase): Readings => ({
  claimReading: async (baseId, { before, at }) => {
    const claimed = await db
      .updateTable('federation_delegation')
      .set({ tried_at: at })
      .where('base_id', '=', baseId)
      .where((eb) => eb.or([eb('tried_at', 'is', null), eb('tried_at', '<=', before)]))
      .returning('base_id')
      .executeTakeFirst()
    return claimed !== undefined
  },
  noteRead: ({ baseId, service, audit }) =>
    db.transaction().execute(async (trx) => {
      await trx
        .updateTable('federation_delegation')
        .set({ metadata: service.metadata, read_at: service.readAt, problem: null })
        .where('base_id', '=', baseId)
        .where('issuer', '=', service.issuer)
        .execute()
      if (audit) await recordAudit(trx, audit)
    }),
  noteProblem: async (baseId, problem) => {
    await db.updateTable('federation_delegation').set({ problem }).where('base_id', '=', baseId).execute()
  },
  toReadAgain: async () => {
    const rows = await db
      .selectFrom('federation_delegation')
      .select('base_id')
      .where('enabled', '=', true)
      .where('metadata_url', 'is not', null)
      .orderBy('base_id')
      .execute()
    return rows.map((row) => row.base_id)
  },
})

function toStored(row: Row): StoredFederation {
  const { metadata, issuer, read_at: readAt } = row
  return {
    settings: {
      enabled: row.enabled,
      metadataUrl: row.metadata_url ?? undefined,
      askPassword: row.ask_password,
      allowSha1: row.allow_sha1,
      commonAttribute: row.common_claim ?? undefined,
      recognition: row.recognition,
      identifierAttribute: row.identifier_claim,
      identityAttributes: {
        lastName: row.last_name_claim,
        firstName: row.first_name_claim,
        birthDate: row.birth_date_claim,
        postcode: row.postcode_claim,
        categories: row.categories_claim,
      },
      categoryValues: categoryValuesOf(row.category_values),
    },
    service:
      metadata === null || issuer === null || readAt === null ? undefined : { metadata, issuer, readAt },
    problem: row.problem ?? undefined,
  }
}

async function save(trx: SchoolTransaction, order: SaveOrder): Promise<'done' | 'published' | 'changed'> {
  const { baseId } = order
  // The lock makes « published » and « saved » exclude each other, whatever two operators do at once.
  const base = await trx
    .selectFrom('base')
    .select('published')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (base.published) return 'published'
  if (order.seen?.(await readFederation(trx, baseId)) === false) return 'changed'
  await writeFederation(trx, order)
  await recordAudit(trx, order.audit)
  return 'done'
}

/** Writes the settings, whether the base is published or not; a service that is not given stays. */
export async function writeFederation(
  trx: SchoolTransaction,
  order: Pick<SaveOrder, 'baseId' | 'settings' | 'service' | 'at'>,
): Promise<void> {
  const { baseId } = order
  const row = rowOf(order)
  // A row that keeps its metadata could not be inserted without them, and PostgreSQL checks that first.
  const changed = await trx
    .updateTable('federation_delegation')
    .set(row)
    .where('base_id', '=', baseId)
    .returning('base_id')
    .executeTakeFirst()
  if (!changed) {
    await trx
      .insertInto('federation_delegation')
      .values({ base_id: baseId, ...row })
      .execute()
  }
}

function rowOf({ settings, service, at }: Pick<SaveOrder, 'settings' | 'service' | 'at'>) {
  const { identityAttributes: names } = settings
  return {
    enabled: settings.enabled,
    metadata_url: settings.metadataUrl ?? null,
    ...(service && {
      metadata: service.metadata,
      issuer: service.issuer,
      read_at: service.readAt,
      problem: null,
    }),
    ask_password: settings.askPassword,
    allow_sha1: settings.allowSha1,
    common_claim: settings.commonAttribute ?? null,
    recognition: settings.recognition,
    identifier_claim: settings.identifierAttribute,
    last_name_claim: names.lastName,
    first_name_claim: names.firstName,
    birth_date_claim: names.birthDate,
    postcode_claim: names.postcode,
    categories_claim: names.categories,
    category_values: json<Record<string, string>>(categoryValuesRow(settings.categoryValues)),
    updated_at: at,
  }
}
