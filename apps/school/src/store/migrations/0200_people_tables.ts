import { type Kysely, sql } from 'kysely'

/** The columns that an operator wants in each table of *Ressources*. */
export const peopleTables = {
  name: '0200_people_tables',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table people_table_choice (
        operator_id bigint not null references operator on delete cascade,
        category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
        columns text[] not null,
        primary key (operator_id, category)
      );
    `.execute(db)
  },
}
