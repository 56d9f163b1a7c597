import { type Kysely, sql } from 'kysely'

/** How long the reports of AAF imports keep the lines that name people: one row, and the mark of a report that lost them. */
export const setAafReportRetention = {
  name: '0362_set_aaf_report_retention',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table aaf_report_retention (
  only_row boolean primary key default true check (only_row),
  months integer not null default 12 check (months between 1 and 24),
  version integer not null default 0
);
insert into aaf_report_retention default values;
alter table aaf_run add column names_removed_at timestamptz;
create index aaf_run_with_names on aaf_run (id) where names_removed_at is null and state in ('done', 'simulated', 'refused', 'abandoned');
`
