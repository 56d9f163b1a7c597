import { type Kysely, sql } from 'kysely'

/** How each school sends its identifiers by itself, and what was received. */
export const receiveIdentifiers = {
  name: '0300_receive_identifiers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table school_exchange (
        establishment_id bigint primary key references establishment on delete cascade,
        code_hash bytea check (octet_length(code_hash) = 32),
        code_since timestamptz,
        code_by_label text,
        former_code_hash bytea check (octet_length(former_code_hash) = 32),
        former_code_until timestamptz,
        school_key_name text,
        school_key_pem text,
        school_key_since timestamptz
      );
      comment on column school_exchange.former_code_hash is 'a renewed code is still taken until former_code_until';

      create table identifier_receipt (
        id bigint generated always as identity primary key,
        establishment_id bigint not null references establishment on delete cascade,
        digest bytea not null check (octet_length(digest) = 32),
        received_at timestamptz not null,
        run_id bigint references identifier_import_run on delete set null,
        people integer not null,
        given integer not null,
        waiting integer not null,
        rejected integer not null,
        signed boolean not null,
        unique (establishment_id, digest)
      );
      create index identifier_receipt_school on identifier_receipt (establishment_id, id desc);
      create index identifier_receipt_run on identifier_receipt (run_id);
    `.execute(db)
  },
}
