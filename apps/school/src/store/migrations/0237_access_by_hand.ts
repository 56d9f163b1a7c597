import { type Kysely, sql } from 'kysely'

/** Access that an administrator gave or took: no import changes it any more. */
export const accessByHand = {
  name: '0237_access_by_hand',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table person add column access_by_hand boolean not null default false`.execute(db)
  },
}
