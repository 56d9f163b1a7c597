import { type Kysely, sql } from 'kysely'

/**
 * Recognition by double authentication: an account of the ENT that nobody here is linked to, until its person has typed
 * their local log-in name and password once. The token of the form is stored hashed (SHA-256), like the ticket.
 * Source: pronote-facts §2.2.
 */
export const doubleAuthentication = {
  name: '0160_double_authentication',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table identification_double (
        token_hash bytea primary key,
        base_id bigint not null references base on delete cascade,
        space text not null,
        cas_id text not null,
        ticket_hash bytea not null,
        evidence jsonb not null,
        attempts integer not null default 0 check (attempts >= 0),
        ends_at timestamptz not null
      );
      create index identification_double_end on identification_double (ends_at);
      create index identification_double_of_ticket on identification_double (base_id, ticket_hash);
    `.execute(db)
  },
}
