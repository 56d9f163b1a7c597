import { type Kysely, sql } from 'kysely'

/**
 * Where a base is in its life.
 *
 * `live`: in service, published or not. `trial`: a copy to try things, unknown to the ENT. `preparing`: the next school
 * year of `origin_id`, until it takes its place. `archive`: read, never written. `quarantine`: deleted, and erased for
 * good after `purge_after`. Only one live base has a given UAI. `stage_before`: what an archive or a quarantine goes back
 * to. `switched_at`: an archive that holds the year that `origin_id` left at that instant.
 */
export const baseStage = {
  name: '0181_base_stage',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table base
        add column stage text not null default 'live'
          check (stage in ('live', 'trial', 'preparing', 'archive', 'quarantine')),
        add column stage_since timestamptz,
        add column stage_before text check (stage_before in ('live', 'trial', 'archive')),
        add column origin_id bigint references base on delete set null,
        add column switched_at timestamptz,
        add column purge_after timestamptz,
        add constraint base_published_stage check (not published or stage in ('live', 'trial')),
        add constraint base_quarantine_end check ((stage = 'quarantine') = (purge_after is not null)),
        drop constraint base_uai_key;
      create unique index base_uai_live on base (uai) where stage = 'live';
      create unique index base_one_next_year on base (origin_id) where stage = 'preparing';
      create index base_of_origin on base (origin_id);

      create index person_here on person (base_id) where left_on is null;
      create index person_leaving on person (base_id, left_on) where left_on is not null;
      -- A base is erased row by row through these.
      create index identification_failure_of_person on identification_failure (person_id) where person_id is not null;
      create index teaching_of_subject on teaching (subject_id);
      create index head_teacher_of_class on head_teacher (class_id);
      create index session_of_base on session ((data->>'baseId')) where subject like 'person:%';
    `.execute(db)
  },
}
