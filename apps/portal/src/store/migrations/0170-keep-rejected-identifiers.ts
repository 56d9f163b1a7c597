import { type Kysely, sql } from 'kysely'

/** The identifiers of the lines that an import could not read: whoever has one of them keeps it. */
export const keepRejectedIdentifiers = {
  name: '0170_keep_rejected_identifiers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table identifier_import_run add column rejected_ids text[] not null default '{}'`.execute(
      db,
    )
  },
}
