import { type Kysely, sql } from 'kysely'

/**
 * The triggers that compare rows before and after a statement plan their join once, for the first rows they see, and keep it: a nested
 * loop made for one row took minutes over the forty thousand of a delivery. A hash join costs nothing more for one.
 */
export const compareManyAccounts = {
  name: '0366_compare_many_accounts',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter function note_account_change() set enable_nestloop = off`.execute(db)
    await sql`alter function note_place_change() set enable_nestloop = off`.execute(db)
  },
}
