import { type Kysely, sql } from 'kysely'

/**
 * Changes made to many people at once, line by line, so that they can be undone; and the lines of a paste until the operator
 * has agreed to them.
 */
export const peopleChanges = {
  name: '0201_people_changes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table people_change (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
        field text not null,
        source text not null check (source in ('bulk', 'paste')),
        actor text not null,
        done_at timestamptz not null,
        undone_at timestamptz,
        undone_by text,
        check ((undone_at is null) = (undone_by is null))
      );
      create index people_change_of_base on people_change (base_id, done_at);

      create table people_change_line (
        change_id bigint not null references people_change on delete cascade,
        person_id bigint not null references person on delete cascade,
        before text,
        after text,
        undone boolean not null default false,
        primary key (change_id, person_id)
      );
      create index people_change_line_person on people_change_line (person_id);

      create table people_draft (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        category text not null,
        field text not null,
        created_by text not null,
        ends_at timestamptz not null,
        lines jsonb not null
      );
      create index people_draft_end on people_draft (ends_at);
    `.execute(db)
  },
}
