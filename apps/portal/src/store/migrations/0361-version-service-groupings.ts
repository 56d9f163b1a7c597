import { type Kysely, sql } from 'kysely'

/** Two administrators may rename one grouping: the form sends back the version that it showed. */
export const versionServiceGroupings = {
  name: '0361_version_service_groupings',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table service_grouping add column version integer not null default 1`.execute(db)
  },
}
