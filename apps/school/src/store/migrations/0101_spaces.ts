import { type Kysely, sql } from 'kysely'

/** What the spaces add: a one-time password has an end, and must be changed at its first use. */
export const spaces = {
  name: '0101_spaces',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table person_credential add column one_time_until timestamptz`.execute(db)
  },
}
