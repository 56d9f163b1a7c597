import { type Kysely, sql } from 'kysely'

/**
 * The list *Mon ENT* in the hands of the host: what each shipped preset was at first, whether it was taken from the list, and
 * a version for two hosts who change one at once. Until now only the demonstration added one, at position 0.
 */
export const managedPresets = {
  name: '0213_managed_presets',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table ent_preset
        add column shipped_name text,
        add column shipped_url text,
        add column removed boolean not null default false,
        add column version integer not null default 1,
        add check ((shipped_name is null) = (shipped_url is null)),
        add check (not removed or shipped_name is not null);
      update ent_preset set shipped_name = name, shipped_url = cas_url where position > 0;
    `.execute(db)
  },
}
