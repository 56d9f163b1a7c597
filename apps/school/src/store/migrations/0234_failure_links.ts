import { type Kysely, sql } from 'kysely'

/** Links given to many people at once from the inbox of failures, line by line, so that they can be undone. */
export const failureLinks = {
  name: '0234_failure_links',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table failure_link_run (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        actor text not null,
        done_at timestamptz not null,
        undone_at timestamptz,
        undone_by text,
        check ((undone_at is null) = (undone_by is null))
      );
      create index failure_link_run_of_base on failure_link_run (base_id, done_at);
      create index failure_link_run_of_age on failure_link_run (done_at);

      create table failure_link_line (
        run_id bigint not null references failure_link_run on delete cascade,
        person_id bigint not null references person on delete cascade,
        cas_id text not null,
        undone boolean not null default false,
        primary key (run_id, person_id)
      );
      create index failure_link_line_person on failure_link_line (person_id);

      alter table identification_failure
        add column link_run_id bigint references failure_link_run on delete set null;
      create index identification_failure_of_run on identification_failure (link_run_id) where link_run_id is not null;
    `.execute(db)
  },
}
