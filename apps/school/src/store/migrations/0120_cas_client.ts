import { type Kysely, sql } from 'kysely'

/**
 * What the school server keeps as a CAS client: the protocol that the ENT was found to speak, forgotten when the
 * delegation is stored again; and the ticket that opened a session (SHA-256), by which the ENT closes it (CAS 3.0
 * §2.3.3). Such a row goes with its session.
 */
export const casClient = {
  name: '0120_cas_client',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table cas_delegation
        add column detected_protocol text check (detected_protocol in ('cas2', 'cas3', 'saml11'));

      create table session_ticket (
        session_id bigint primary key references session on delete cascade,
        base_id bigint not null references base on delete cascade,
        ticket_hash bytea not null
      );
      create index session_ticket_of_base on session_ticket (base_id, ticket_hash);

      alter table identification_choice add column ticket_hash bytea;
    `.execute(db)
  },
}
