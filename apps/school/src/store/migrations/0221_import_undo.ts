import { type Kysely, sql } from 'kysely'

/**
 * What undoes an import: whom it changed as they were, and a mark of what it made of them. An undoing is an import of the
 * list too, with its report.
 */
export const importUndo = {
  name: '0221_import_undo',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add constraint import_run_kind_check check (kind in ('siecle', 'sts', 'csv', 'undo'));
      alter table import_run add column undoes_id bigint unique references import_run on delete cascade;
      alter table import_run add column year_before integer;

      alter table import_change drop constraint import_change_kind_check;
      alter table import_change add constraint import_change_kind_check
        check (kind in ('left', 'removed', 'changed', 'back', 'added'));

      -- A person who is merged or deleted keeps their row: there is nobody left to give it to.
      create table import_undo (
        run_id bigint not null references import_run on delete cascade,
        person_id bigint not null,
        before jsonb,
        after_mark text not null,
        primary key (run_id, person_id)
      );
    `.execute(db)
  },
}
