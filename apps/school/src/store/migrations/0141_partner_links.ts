import { type Kysely, sql } from 'kysely'

/** CAS identifiers found in the directory of the ENT, until the supervisor has agreed to them. */
export const partnerLinks = {
  name: '0141_partner_links',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table partner_link_draft (
        id bigint generated always as identity primary key,
        base_id bigint not null unique references base on delete cascade,
        created_by text not null,
        ends_at timestamptz not null,
        file_name text not null,
        links jsonb not null
      );
      create index partner_link_draft_end on partner_link_draft (ends_at);
    `.execute(db)
  },
}
