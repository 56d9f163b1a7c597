import { type Kysely, sql } from 'kysely'

/**
 * Why a session of the spaces was closed before its time, kept for a day so that its browser can be told. Holds the hash
 * of the token and nothing of the person.
 */
export const sessionEnd = {
  name: '0162_session_end',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table session_end (
        token_hash bytea primary key,
        reason text not null check (reason in ('supervisor', 'ent', 'password')),
        ended_at timestamptz not null
      );
      create index session_end_of_age on session_end (ended_at);
    `.execute(db)
  },
}
