import { type Kysely, sql } from 'kysely'

/**
 * *Profils d’autorisation* of teachers and of staff: the spaces they open, and *Déconnexion automatique* after a time of their
 * own. Source: product.md D « Idle time », pronote-facts §7.
 *
 * Somebody without a profile follows the rules of everybody: the space of their function, the time of the school.
 */
export const authorisationProfiles = {
  name: '0202_authorisation_profiles',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table authorisation_profile (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        category text not null check (category in ('teacher', 'staff')),
        name text not null check (name <> ''),
        spaces text[] not null check (spaces <> '{}'
          and spaces <@ array['direction', 'professeurs', 'vie-scolaire', 'accompagnant']),
        idle_minutes integer check (idle_minutes between 5 and 720),
        version integer not null default 1
      );
      create unique index authorisation_profile_name on authorisation_profile (base_id, category, lower(name));
      alter table person add profile_id bigint references authorisation_profile;
      create index person_profile on person (profile_id) where profile_id is not null;

      insert into authorisation_profile (base_id, category, name, spaces, idle_minutes)
      select base.id, d.category, d.name, d.spaces, 60
      from base, (values
        ('teacher', 'Professeur', array['professeurs']),
        ('staff', 'Direction', array['direction', 'vie-scolaire']),
        ('staff', 'Vie scolaire', array['vie-scolaire']),
        ('staff', 'Accompagnant', array['accompagnant'])) as d (category, name, spaces);
    `.execute(db)
  },
}
