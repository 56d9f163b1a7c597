import { type Kysely, sql } from 'kysely'

/**
 * Whom the whole list of one school named, for a base that several schools share: somebody leaves when no list of these
 * schools names them any more. A list goes with the import that brought it.
 */
export const schoolLists = {
  name: '0241_school_lists',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table school_list (
        run_id bigint not null references import_run on delete cascade,
        uai text not null,
        population text not null check (population in ('pupils', 'staff')),
        keys text[] not null,
        primary key (run_id, uai, population)
      )
    `.execute(db)
  },
}
