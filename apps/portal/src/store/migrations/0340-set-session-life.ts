import { type Kysely, sql } from 'kysely'

/** How long a session lives by profile; null is what the configuration says for all. */
export const setSessionLife = {
  name: '0340_set_session_life',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table session_life (
  profile text primary key,
  idle_minutes integer check (idle_minutes between 5 and 1440),
  absolute_hours integer check (absolute_hours between 1 and 168),
  version integer not null
);
`
