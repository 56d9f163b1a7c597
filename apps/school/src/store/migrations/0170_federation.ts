import { type Kysely, sql } from 'kysely'

/** WS-Federation: the service that a base believes, and the tokens that have served. */
export const federation = {
  name: '0170_federation',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table federation_delegation (
        base_id bigint primary key references base on delete cascade,
        enabled boolean not null default false,
        metadata_url text,
        metadata text,
        issuer text,
        ask_password boolean not null default false,
        allow_sha1 boolean not null default false,
        common_claim text,
        recognition text not null default 'identifier' check (recognition in ('identifier', 'identity', 'double')),
        identifier_claim text not null,
        last_name_claim text not null,
        first_name_claim text not null,
        birth_date_claim text not null,
        postcode_claim text not null,
        categories_claim text not null,
        category_values jsonb not null default '{}',
        read_at timestamptz,
        tried_at timestamptz,
        problem text,
        updated_at timestamptz not null,
        check ((metadata is null) = (issuer is null)),
        check ((metadata is null) = (read_at is null)),
        check (not enabled or metadata is not null)
      );
      comment on column federation_delegation.metadata is 'the last that could be read: a failure never replaces it';
      comment on column federation_delegation.common_claim is 'claim of the Identifiant CAS; null for the subject (NameID)';
      comment on column federation_delegation.tried_at is 'last time the address was asked, whatever came';

      create table federation_seen (
        digest bytea primary key check (octet_length(digest) = 32),
        ends_at timestamptz not null
      );
      create index federation_seen_end on federation_seen (ends_at);
    `.execute(db)
  },
}
