import { type Kysely, sql } from 'kysely'

/** Tells a mistake from a try that is still being looked at, so that simultaneous right passwords do not refuse one another. */
export const followRunningTries = {
  name: '0190_follow_running_tries',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await running.execute(db)
  },
}

const running = sql`
alter table login_try
  add column running integer not null default 0 check (running >= 0),
  add column running_until timestamptz not null default 'epoch';
`
