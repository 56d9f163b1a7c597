import { type Kysely, sql } from 'kysely'

/** What lies in the drop folder of AAF deliveries, as the last look saw it, until its run has ended. */
export const watchADropFolder = {
  name: '0365_watch_a_drop_folder',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
create table aaf_drop (
  name text primary key,
  fingerprint text not null,
  seen_at timestamptz not null,
  run_id bigint references aaf_run on delete set null
)`.execute(db)
    await sql`create index aaf_drop_run on aaf_drop (run_id)`.execute(db)
  },
}
