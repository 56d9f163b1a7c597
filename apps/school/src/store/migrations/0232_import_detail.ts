import { type Kysely, sql } from 'kysely'

/** What is still kept of an import: its parts that name people are forgotten one after the other. */
export const importDetail = {
  name: '0232_import_detail',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table import_run add column detail text not null default 'whole'
        constraint import_run_detail check (detail in ('whole', 'names', 'figures'));
      create index import_run_to_forget on import_run (finished_at) where detail <> 'figures';
    `.execute(db)
  },
}
