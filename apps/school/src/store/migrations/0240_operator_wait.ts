import { type Kysely, sql } from 'kysely'

/** The waits of operators after wrong proofs, the same on every node. */
export const operatorWait = {
  name: '0240_operator_wait',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table operator_wait (
        tried text not null check (tried in ('password', 'code', 'own-password')),
        login_hash bytea not null check (length(login_hash) = 32),
        failures integer not null check (failures > 0),
        last_at timestamptz not null,
        next_at timestamptz not null,
        primary key (tried, login_hash)
      )`.execute(db)
    await sql`create index operator_wait_last on operator_wait (last_at)`.execute(db)
  },
}
