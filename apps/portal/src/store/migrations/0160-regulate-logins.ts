import { type Kysely, sql } from 'kysely'

/**
 * Log-in protection shared by every node: failures by name typed and by address, browsers a person has already logged in
 * from. The lock of an account gives way to delays.
 */
export const regulateLogins = {
  name: '0160_regulate_logins',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await regulation.execute(db)
  },
}

// Keys are SHA-256: people type passwords in the field of the name, and an unknown name is counted like a known one.
const regulation = sql`
create table login_try (
  key bytea primary key check (octet_length(key) = 32),
  failures integer not null check (failures > 0),
  free_at timestamptz not null,
  last_at timestamptz not null
);
create index login_try_last on login_try (last_at);

create table login_network (
  key bytea primary key check (octet_length(key) = 32),
  drained_at timestamptz not null
);
create index login_network_drained on login_network (drained_at);

create table known_browser (
  token_hash bytea not null check (octet_length(token_hash) = 32),
  account_id bigint not null references account on delete cascade,
  ends_at timestamptz not null,
  primary key (token_hash, account_id)
);
create index known_browser_account on known_browser (account_id);
create index known_browser_ends on known_browser (ends_at);

alter table account drop column failed_logins, drop column locked_until;
`
