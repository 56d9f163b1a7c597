import type { Database } from '@preau/platform'
import type { CsvDrafts } from '../../features/identifiers-import/index.ts'
import type { PortalSchema } from '../schema.ts'

/** {@link CsvDrafts} on PostgreSQL. */
export function sqlCsvDrafts(database: Database): CsvDrafts {
  const db = database.kysely<PortalSchema>()
  return {
    keep: ({ schoolId, fileName, content, endsAt }, { by, at }) =>
      db.transaction().execute(async (trx) => {
        await trx.deleteFrom('identifier_csv_draft').where('ends_at', '<=', at).execute()
        const row = { establishment_id: schoolId, account_id: by.accountId, file_name: fileName }
        const inserted = trx.insertInto('identifier_csv_draft').values({ ...row, content, ends_at: endsAt })
        return (await inserted.returning('id').executeTakeFirstOrThrow()).id
      }),
    find: async (id, { by, at }) => {
      const query = db.selectFrom('identifier_csv_draft').selectAll().where('id', '=', id)
      const own = query.where('account_id', 'is not distinct from', by.accountId).where('ends_at', '>', at)
      const row = await own.executeTakeFirst()
      return (
        row && { id: row.id, schoolId: row.establishment_id, fileName: row.file_name, content: row.content }
      )
    },
    forget: async (id) => {
      await db.deleteFrom('identifier_csv_draft').where('id', '=', id).execute()
    },
    mapping: async (schoolId, headerKey) => {
      const query = db
        .selectFrom('identifier_csv_mapping')
        .select('mapping')
        .where('establishment_id', '=', schoolId)
      return (await query.where('header_key', '=', headerKey).executeTakeFirst())?.mapping
    },
    remember: async (schoolId, headerKey, mapping, at) => {
      const values = { mapping: JSON.stringify(mapping), saved_at: at }
      await db
        .insertInto('identifier_csv_mapping')
        .values({ establishment_id: schoolId, header_key: headerKey, ...values })
        .onConflict((conflict) => conflict.columns(['establishment_id', 'header_key']).doUpdateSet(values))
        .execute()
    },
  }
}
