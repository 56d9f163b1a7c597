import { type Kysely, sql } from 'kysely'

/**
 * The authority of the host (its key sealed by the vault) and the certificates it has given to operators. Private keys of
 * operators are never here. A certificate outlives its operator, for the revocation list must still name it.
 */
export const consoleCertificates = {
  name: '0189_console_certificates',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table console_authority (
        id bigint generated always as identity primary key,
        certificate bytea not null,
        sealed_key bytea not null,
        created_at timestamptz not null,
        ends_at timestamptz not null
      );

      create table operator_certificate (
        id bigint generated always as identity primary key,
        authority_id bigint not null references console_authority,
        operator_id bigint references operator on delete set null,
        login text not null,
        label text not null,
        serial text not null,
        fingerprint bytea not null unique,
        issued_at timestamptz not null,
        ends_at timestamptz not null,
        revoked_at timestamptz,
        last_used_at timestamptz,
        unique (authority_id, serial)
      );
      create index operator_certificate_of_operator on operator_certificate (operator_id);
    `.execute(db)
  },
}
