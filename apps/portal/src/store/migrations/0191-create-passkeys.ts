import { type Kysely, sql } from 'kysely'

/** Security keys as second factor, secrets sealed at rest, and time left to set a required second factor up. */
export const createPasskeys = {
  name: '0191_create_passkeys',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await passkeys.execute(db)
  },
}

// Secrets of before are sealed at the start: the key is in the configuration, not in the database.
const passkeys = sql`
alter table second_factor
  drop constraint second_factor_secret_check,
  alter column secret drop not null,
  alter column last_step drop not null,
  add constraint second_factor_application check ((secret is null) = (last_step is null));
alter table second_factor_draft drop constraint second_factor_draft_secret_check;

create table passkey (
  id bigint generated always as identity primary key,
  account_id bigint not null references second_factor on delete cascade,
  credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

create table passkey_challenge (
  challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
  account_id bigint not null references account on delete cascade,
  purpose text not null check (purpose in ('register', 'prove')),
  ends_at timestamptz not null
);
create index passkey_challenge_account on passkey_challenge (account_id);
create index passkey_challenge_ends on passkey_challenge (ends_at);

create table second_factor_grace (
  account_id bigint primary key references account on delete cascade,
  asked_at timestamptz not null
);
`
