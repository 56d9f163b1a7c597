import { type Kysely, sql } from 'kysely'

/**
 * What proxying and single log-out need: the chain of a proxy ticket, proxy-granting tickets, what a service may do, and
 * the sessions that services opened (CAS 3.0 §2.3.3, §2.5.4, §2.7, §4.1).
 */
export const extendCasProtocol = {
  name: '0120_extend_cas_protocol',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

// `cas_service_session.ticket` is a ticket already spent: it opens nothing, and is the only name by which a service knows
// the session to close. No foreign key to `session`: the row outlives it, to tell the service.
const tables = sql`
alter table cas_ticket
  add column proxies jsonb not null default '[]',
  add column long_term boolean not null default false;

create table cas_granting_ticket (
  ticket_hash bytea primary key,
  account_id bigint not null references account on delete cascade,
  service_id bigint not null references service on delete cascade,
  session_ref bigint not null,
  proxies jsonb not null,
  authenticated_at timestamptz not null,
  long_term boolean not null,
  issued_at timestamptz not null
);
create index cas_granting_ticket_session on cas_granting_ticket (session_ref);

create table cas_service_protocol (
  service_id bigint primary key references service on delete cascade,
  may_proxy boolean not null default false,
  proxy_callback text,
  logout text not null default 'back' check (logout in ('back', 'front', 'none')),
  logout_url text
);

create table cas_service_session (
  id bigint generated always as identity primary key,
  session_ref bigint not null,
  account_id bigint not null references account on delete cascade,
  service_id bigint not null references service on delete cascade,
  service_url text not null,
  ticket text not null,
  opened_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'ending', 'told', 'failed', 'skipped')),
  ended_at timestamptz,
  attempts smallint not null default 0,
  detail text not null default ''
);
create index cas_service_session_open on cas_service_session (session_ref) where state = 'open';
create index cas_service_session_service on cas_service_session (service_id, ended_at desc);
`
