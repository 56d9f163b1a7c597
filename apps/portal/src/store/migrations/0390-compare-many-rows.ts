import { type Kysely, sql } from 'kysely'

/**
 * The triggers that compare the rows of a change before and after keep one plan per connection, made for the few rows of the
 * first change it saw. A loop in a loop, right for one session, takes a quarter of an hour for 100,000: it is never taken there.
 */
export const compareManyRows = {
  name: '0390_compare_many_rows',
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const name of ['note_session_change', 'note_account_change', 'note_place_change'])
      await sql`alter function ${sql.ref(name)}() set enable_nestloop = off`.execute(db)
  },
}
