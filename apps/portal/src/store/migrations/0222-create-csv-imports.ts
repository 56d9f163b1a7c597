import { type Kysely, sql } from 'kysely'

/** CSV files being imported, until they are applied or left, and the columns that a school chose for files of one form. */
export const createCsvImports = {
  name: '0222_create_csv_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
create table csv_import (
  id bigint generated always as identity primary key,
  establishment_id bigint not null references establishment,
  started_by bigint references account on delete set null,
  started_by_label text not null,
  started_at timestamptz not null,
  file_name text not null,
  encoding text not null check (encoding in ('utf-8', 'windows-1252')),
  content bytea,
  settings jsonb not null,
  applied_at timestamptz,
  counts jsonb,
  check ((content is null) = (applied_at is not null))
);
create index csv_import_school on csv_import (establishment_id);

create table csv_mapping (
  establishment_id bigint not null references establishment on delete cascade,
  header_key text not null,
  settings jsonb not null,
  primary key (establishment_id, header_key)
);
`.execute(db)
  },
}
