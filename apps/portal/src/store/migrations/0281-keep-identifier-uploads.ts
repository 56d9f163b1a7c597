import { type Kysely, sql } from 'kysely'

/** A large identifiers file is kept in pieces until it is read and matched aside from the request that brought it. */
export const keepIdentifierUploads = {
  name: '0281_keep_identifier_uploads',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

const tables = sql`
create table identifier_upload (
  id bigint generated always as identity primary key,
  establishment_id bigint not null references establishment on delete cascade,
  mode text not null check (mode in ('complete', 'partial')),
  accept_other_year boolean not null,
  file_name text not null,
  stage text not null check (stage in ('waiting', 'reading', 'matching', 'storing', 'opened', 'refused', 'failed')),
  people integer not null default 0,
  refusal jsonb,
  run_id bigint references identifier_import_run on delete set null,
  received_at timestamptz not null,
  received_by bigint references account on delete set null,
  received_by_label text not null,
  ended_at timestamptz
);
create unique index identifier_upload_one on identifier_upload (establishment_id)
  where stage in ('waiting', 'reading', 'matching', 'storing');

create table identifier_upload_piece (
  upload_id bigint not null references identifier_upload on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (upload_id, number)
);

alter table identifier_import_run add column upload_id bigint references identifier_upload on delete set null;
create unique index identifier_import_run_upload on identifier_import_run (upload_id) where upload_id is not null;
`
