import { type Kysely, sql } from 'kysely'

/** Public keys of partners, settings of the export, and the files on their way to the ENT. */
export const exportForPartners = {
  name: '0140_export_for_partners',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table partner_key (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        name text not null check (name <> ''),
        public_pem text not null,
        fingerprint text not null,
        reads boolean not null default false,
        added_at timestamptz not null,
        added_by text not null,
        unique (base_id, name)
      );
      comment on column partner_key.reads is 'files are encrypted for this partner unless told otherwise; two at most';

      create table export_settings (
        base_id bigint primary key references base on delete cascade,
        push_url text,
        sealed_code bytea,
        automatic boolean not null default false,
        automatic_partial boolean not null default false,
        updated_at timestamptz not null,
        check (not automatic or (push_url is not null and sealed_code is not null))
      );

      alter table identifier_export
        add column recipients text[] not null default '{}',
        add column pushed boolean not null default false;

      create table identifier_push (
        id bigint generated always as identity primary key,
        base_id bigint not null references base on delete cascade,
        state text not null check (state in ('waiting', 'delivered', 'refused', 'given-up', 'replaced')),
        created_at timestamptz not null,
        created_by text not null,
        file_name text not null,
        people integer not null,
        people_digest bytea not null check (octet_length(people_digest) = 32),
        content bytea,
        attempts integer not null default 0,
        next_attempt_at timestamptz,
        last_attempt_at timestamptz,
        last_problem text,
        receipt jsonb,
        ended_at timestamptz,
        check ((state = 'waiting') = (content is not null)),
        check ((state = 'waiting') = (next_attempt_at is not null))
      );
      alter table identifier_push alter column content set storage external;
      create unique index identifier_push_waiting on identifier_push (base_id) where state = 'waiting';
      create index identifier_push_due on identifier_push (next_attempt_at) where state = 'waiting';
      create index identifier_push_base on identifier_push (base_id, id desc);
    `.execute(db)
  },
}
