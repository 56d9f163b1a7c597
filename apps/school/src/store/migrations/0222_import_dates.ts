import { type Kysely, sql } from 'kysely'

/** The day on which each file of an import was made, by part: an older file after a newer one is asked about. */
export const importDates = {
  name: '0222_import_dates',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table import_run add column made_on jsonb not null default '{}'`.execute(db)
  },
}
