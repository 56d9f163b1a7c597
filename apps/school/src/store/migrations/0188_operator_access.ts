import { type Kysely, sql } from 'kysely'

/**
 * How operators come in besides their password: one-time codes (secret sealed, recovery codes hashed) and the link that
 * opens an account for the first time, or again after a loss. An invited operator has no password yet.
 */
export const operatorAccess = {
  name: '0188_operator_access',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table operator
        alter column password_hash drop not null,
        add column last_sign_in_at timestamptz;

      create table operator_factor (
        operator_id bigint primary key references operator on delete cascade,
        sealed_secret bytea not null,
        last_step bigint not null,
        enrolled_at timestamptz not null
      );

      create table operator_recovery_code (
        operator_id bigint not null references operator_factor on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (operator_id, code_hash)
      );

      create table operator_invitation (
        operator_id bigint primary key references operator on delete cascade,
        token_hash bytea not null unique,
        created_at timestamptz not null,
        ends_at timestamptz not null
      );
    `.execute(db)
  },
}
