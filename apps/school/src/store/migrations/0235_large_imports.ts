import { type Kysely, sql } from 'kysely'

/**
 * Files that are too large for a request are read, compared and applied by a job: they wait here, whoever sent them, and
 * what became of them is followed on a page. An import says which of them it comes from, so that none is applied twice.
 */
export const largeImports = {
  name: '0235_large_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

const tables = sql`
create table large_import (
  id bigint generated always as identity primary key,
  base_id bigint not null references base on delete cascade,
  kind text not null check (kind in ('siecle', 'sts', 'csv', 'partner')),
  purpose text not null check (purpose in ('look', 'apply')),
  state text not null check (state in ('waiting', 'working', 'to-check', 'done', 'refused', 'interrupted')),
  file_names jsonb not null,
  bytes integer not null,
  percent smallint not null default 0 check (percent between 0 and 100),
  attempts smallint not null default 0,
  settings jsonb,
  accepted jsonb not null default '[]',
  preview jsonb,
  sentences jsonb not null default '[]',
  actor text not null,
  received_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create unique index large_import_one on large_import (base_id) where state in ('waiting', 'working');
create index large_import_base on large_import (base_id);
create index large_import_ends on large_import (ends_at);

create table large_import_file (
  large_import_id bigint not null references large_import on delete cascade,
  field text not null,
  name text not null,
  content bytea not null,
  primary key (large_import_id, field)
);

alter table import_run add column large_import_id bigint references large_import on delete set null;
create unique index import_run_large on import_run (large_import_id) where large_import_id is not null;
`
