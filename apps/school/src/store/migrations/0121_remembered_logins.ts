import { type Kysely, sql } from 'kysely'

/** Whether a school lets in somebody whom the ENT remembered without a password (CAS 3.0 §4.1.2: the client decides). */
export const rememberedLogins = {
  name: '0121_remembered_logins',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table cas_delegation add column refuse_remembered boolean not null default false`.execute(
      db,
    )
  },
}
