import { type Kysely, sql } from 'kysely'

/** Second factors, their recovery codes, those being set up, and passwords that wait for their code. */
export const createSecondFactors = {
  name: '0161_create_second_factors',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await factors.execute(db)
  },
}

// A secret cannot be hashed: both sides compute the codes from it.
const factors = sql`
create table second_factor (
  account_id bigint primary key references account on delete cascade,
  secret bytea not null check (octet_length(secret) = 20),
  enrolled_at timestamptz not null,
  last_step bigint not null
);

create table recovery_code (
  account_id bigint not null references second_factor on delete cascade,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table second_factor_draft (
  key text primary key,
  account_id bigint not null references account on delete cascade,
  secret bytea not null check (octet_length(secret) = 20),
  ends_at timestamptz not null
);
create index second_factor_draft_account on second_factor_draft (account_id);
create index second_factor_draft_ends on second_factor_draft (ends_at);

create table login_step (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references account on delete cascade,
  next text not null,
  ends_at timestamptz not null
);
create index login_step_account on login_step (account_id);
create index login_step_ends on login_step (ends_at);
`
