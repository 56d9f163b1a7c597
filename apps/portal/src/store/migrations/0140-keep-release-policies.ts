import { type Kysely, sql } from 'kysely'

/** What each service learns of a person (product A1); null is the ready template of its type of SSO. */
export const keepReleasePolicies = {
  name: '0140_keep_release_policies',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table service add column release jsonb check (jsonb_typeof(release) = 'object')`.execute(
      db,
    )
  },
}
