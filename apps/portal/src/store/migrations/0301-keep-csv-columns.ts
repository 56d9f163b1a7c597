import { type Kysely, sql } from 'kysely'

/** Spreadsheets of identifiers: the file that waits for its columns to be named, and the names given last time. */
export const keepCsvColumns = {
  name: '0301_keep_csv_columns',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table identifier_csv_draft (
        id bigint generated always as identity primary key,
        establishment_id bigint not null references establishment on delete cascade,
        account_id bigint references account on delete cascade,
        file_name text not null,
        content bytea not null,
        ends_at timestamptz not null
      );
      alter table identifier_csv_draft alter column content set storage external;
      create index identifier_csv_draft_school on identifier_csv_draft (establishment_id);
      create index identifier_csv_draft_account on identifier_csv_draft (account_id);
      create index identifier_csv_draft_end on identifier_csv_draft (ends_at);

      create table identifier_csv_mapping (
        establishment_id bigint not null references establishment on delete cascade,
        header_key text not null,
        mapping jsonb not null,
        saved_at timestamptz not null,
        primary key (establishment_id, header_key)
      );
    `.execute(db)
  },
}
