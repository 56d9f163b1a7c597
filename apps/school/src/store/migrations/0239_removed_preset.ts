import { type Kysely, sql } from 'kysely'

/** The name under which the ENT of a base was in the list, once the host has taken it away; until the delegation is saved again. */
export const removedPreset = {
  name: '0239_removed_preset',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table cas_delegation add column removed_preset text`.execute(db)
  },
}
