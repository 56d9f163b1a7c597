import { type Kysely, sql } from 'kysely'

/**
 * Two records of one person made one. `person_alias` keeps what the record that went was known by: the ENT may still send
 * its identifiant PRONOTE, and SIECLE its key. `person_merge.snapshot` is what undoing needs. `not_twice` remembers that
 * two records are two people.
 */
export const duplicates = {
  name: '0211_duplicates',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table person_merge (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        kept_id bigint not null references person on delete cascade,
        dropped_id bigint not null,
        dropped_name text not null,
        merged_at timestamptz not null,
        actor text not null,
        snapshot jsonb not null
      );
      create index person_merge_of_base on person_merge (base_id, id desc);
      create index person_merge_of_kept on person_merge (kept_id);

      create table person_alias (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        kept_id bigint not null references person on delete cascade,
        merge_id bigint not null references person_merge on delete cascade,
        pronote_id text not null,
        source_key text,
        unique (base_id, pronote_id),
        unique (base_id, source_key)
      );
      create index person_alias_of_kept on person_alias (kept_id);
      create index person_alias_of_merge on person_alias (merge_id);

      create table not_twice (
        left_id bigint not null references person on delete cascade,
        right_id bigint not null references person on delete cascade,
        primary key (left_id, right_id),
        check (left_id < right_id)
      );
      create index not_twice_of_right on not_twice (right_id);
    `.execute(db)
  },
}
