import { type Kysely, sql } from 'kysely'

/**
 * Spreadsheets of the six lists wait for an answer as the files of the school do, with the columns that were chosen. Each
 * base remembers its columns by list and titles.
 */
export const csvImports = {
  name: '0220_csv_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table pending_import drop constraint pending_import_kind_check;
      alter table pending_import add constraint pending_import_kind_check check (kind in ('siecle', 'sts', 'csv'));
      alter table pending_import add column settings jsonb;

      create table csv_columns (
        base_id bigint not null references base on delete cascade,
        list text not null check (list in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
        header_key text not null,
        settings jsonb not null,
        used_at timestamptz not null,
        primary key (base_id, list, header_key)
      );
    `.execute(db)
  },
}
