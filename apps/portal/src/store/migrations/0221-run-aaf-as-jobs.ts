import { type Kysely, sql } from 'kysely'

/**
 * An AAF delivery becomes a durable job: its files are kept until it ends, each file read is remembered, and the raw record
 * of each account is kept so that a delta can change one attribute of it (ent-ecosystem §1.2).
 */
export const runAafAsJobs = {
  name: '0221_run_aaf_as_jobs',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await jobs.execute(db)
  },
}

const jobs = sql`
alter table aaf_run drop constraint aaf_run_state_check;
alter table aaf_run
  add constraint aaf_run_state_check check (state in ('receiving', 'waiting', 'reading', 'comparing', 'to_confirm', 'applying',
    'done', 'simulated', 'refused', 'failed', 'abandoned')),
  add column mode text not null default 'complete' check (mode in ('complete', 'delta')),
  add column delivered_on date,
  add column fingerprint text,
  add column scope jsonb not null default '"all"',
  add column orders jsonb not null default '{}',
  add column progress jsonb,
  add column preview jsonb,
  add column touched_at timestamptz;
create index aaf_run_unfinished on aaf_run (id) where state in ('receiving', 'waiting', 'reading', 'comparing', 'to_confirm', 'applying', 'failed');

create table aaf_run_file (
  run_id bigint not null references aaf_run on delete cascade,
  position integer not null,
  name text not null,
  bytes bigint not null,
  read_at timestamptz,
  primary key (run_id, position)
);

create table aaf_run_piece (
  run_id bigint not null references aaf_run on delete cascade,
  position integer not null,
  number integer not null,
  bytes bytea not null,
  primary key (run_id, position, number)
);
alter table aaf_run_piece alter column bytes set storage external;

alter table aaf_problem add column severity text not null default 'warning'
  check (severity in ('fatal', 'rejected', 'warning', 'notice'));
update aaf_problem set severity = 'fatal' where fatal;

create table aaf_record (
  account_id bigint primary key references account on delete cascade,
  attributes jsonb not null
);

alter table establishment
  add column aaf_delivered_on date,
  add column aaf_attributes jsonb;
create index establishment_aaf on establishment (academy, aaf_key);

create table aaf_feed (
  prefix text primary key,
  academy text not null
);

create table aaf_setting (
  only_row boolean primary key default true check (only_row),
  departure_percent smallint not null default 10 check (departure_percent between 0 and 100),
  changed_at timestamptz,
  changed_by_label text
);
insert into aaf_setting default values;

create table function_profile (
  code text primary key,
  label text not null default '',
  profile text not null,
  changed_at timestamptz not null,
  changed_by_label text not null
);
`
