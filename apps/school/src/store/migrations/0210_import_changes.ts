import { type Kysely, sql } from 'kysely'

/**
 * What each import changed, person by person, and what the files that wait would change. A line outlives the person whom
 * it names: the report of an import is a record.
 */
export const importChanges = {
  name: '0210_import_changes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table import_change (
        run_id bigint not null references import_run on delete cascade,
        position integer not null,
        kind text not null check (kind in ('left', 'changed', 'back', 'added')),
        person_id bigint references person on delete set null,
        name text not null,
        category text not null,
        fields jsonb not null,
        primary key (run_id, position)
      );
      create index import_change_of_person on import_change (person_id);

      alter table pending_import add column preview jsonb;
    `.execute(db)
  },
}
