import { json } from '@preau/platform'
import type {
  CsvSettings,
  PendingImport,
  PendingImportStore,
  PendingKey,
  PendingPreview,
} from '../features/school-import/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PendingImportStore} on PostgreSQL. */
export function createPendingImportStore(db: SchoolDatabase): PendingImportStore {
  return {
    keep: (place, pending, endsAt) =>
      db.transaction().execute((trx) => keep(trx, { place, pending, endsAt })),
    find: (key, at) => find(db, key, at),
    answer: async (key, { accepted, preview, settings }) => {
      await db
        .updateTable('pending_import')
        .set({ accepted: json([...accepted]), ...optional({ preview, settings }) })
        .where('id', '=', key.id)
        .where('session_id', '=', key.sessionId)
        .where('base_id', '=', key.baseId)
        .execute()
    },
    drop: async (key) => {
      await db
        .deleteFrom('pending_import')
        .where('id', '=', key.id)
        .where('session_id', '=', key.sessionId)
        .where('base_id', '=', key.baseId)
        .execute()
    },
    forgetEnded: async (at) => {
      await db.deleteFrom('pending_import').where('ends_at', '<=', at).execute()
    },
  }
}

interface KeepOrder {
  readonly place: Omit<PendingKey, 'id'>
  readonly pending: PendingImport
  readonly endsAt: Date
}

async function keep(trx: SchoolTransaction, { place, pending, endsAt }: KeepOrder): Promise<string> {
  const { kind, files, accepted, preview, settings } = pending
  await trx
    .deleteFrom('pending_import')
    .where('session_id', '=', place.sessionId)
    .where('base_id', '=', place.baseId)
    .where('kind', '=', kind)
    .execute()
  const { id } = await trx
    .insertInto('pending_import')
    .values({
      session_id: place.sessionId,
      base_id: place.baseId,
      kind,
      accepted: json([...accepted]),
      ends_at: endsAt,
      ...optional({ preview, settings }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = files.map(({ field, name, content }) => {
    return { pending_id: id, field, name, content: Buffer.from(content) }
  })
  await trx.insertInto('pending_import_file').values(rows).execute()
  return id
}

const optional = ({ preview, settings }: Pick<PendingImport, 'preview' | 'settings'>) => ({
  preview: preview === undefined ? null : json<object>(preview),
  settings: settings === undefined ? null : json<object>(settings),
})

async function find(db: SchoolDatabase, key: PendingKey, at: Date): Promise<PendingImport | undefined> {
  const row = await db
    .selectFrom('pending_import')
    .select(['kind', 'accepted', 'preview', 'settings'])
    .where('id', '=', key.id)
    .where('session_id', '=', key.sessionId)
    .where('base_id', '=', key.baseId)
    .where('ends_at', '>', at)
    .executeTakeFirst()
  if (!row) return undefined
  const files = await db
    .selectFrom('pending_import_file')
    .select(['field', 'name', 'content'])
    .where('pending_id', '=', key.id)
    .orderBy('field')
    .execute()
  // Written by `keep` only, from the same type.
  return {
    kind: row.kind,
    files,
    accepted: row.accepted as PendingImport['accepted'],
    ...(row.preview !== null && { preview: row.preview as PendingPreview }),
    ...(row.settings !== null && { settings: row.settings as CsvSettings }),
  }
}
