import { type Kysely, sql } from 'kysely'

/**
 * The other names of a base, besides its present path name, root and UAI in `base`: hosts of its own, further UAIs of a
 * cité scolaire, and the paths, roots and hosts it had before, which lead to the present address.
 *
 * `main`: the host under which the base is known to people and to the ENT; `alias`: leads there without a word; `former`:
 * leads there and says so. A path and a UAI share one space of names, since both are the first segment of an address.
 * `ent_uses` counts those who came to a former address with a ticket: the ENT still declares it.
 */
export const baseAddress = {
  name: '0180_base_address',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table base_address (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        kind text not null,
        name text not null check (name = lower(name) and name <> ''),
        state text not null,
        since timestamptz not null,
        uses integer not null default 0,
        ent_uses integer not null default 0,
        last_used_at timestamptz,
        constraint base_address_state check ((kind, state) in (('path', 'former'), ('root', 'former'), ('uai', 'alias'),
          ('host', 'main'), ('host', 'alias'), ('host', 'former')))
      );
      create unique index base_address_segment on base_address (name) where kind in ('path', 'uai');
      create unique index base_address_host on base_address (name) where kind = 'host';
      create unique index base_address_root on base_address (base_id, name) where kind = 'root';
      create unique index base_address_main_host on base_address (base_id) where state = 'main';
      create index base_address_of_base on base_address (base_id);
    `.execute(db)
  },
}
