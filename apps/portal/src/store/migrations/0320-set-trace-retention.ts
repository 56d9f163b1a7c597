import { type Kysely, sql } from 'kysely'

/** How long the traces are kept: one row, changed on the page of the traces. */
export const setTraceRetention = {
  name: '0320_set_trace_retention',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table trace_retention (
  only_row boolean primary key default true check (only_row),
  months integer not null check (months between 6 and 60),
  version integer not null default 0
);
insert into trace_retention (months) values (12);
`
