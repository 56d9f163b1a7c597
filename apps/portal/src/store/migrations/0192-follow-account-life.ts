import { type Kysely, sql } from 'kysely'

/** Activation codes, log-ins frozen in a crisis, and what remains of accounts that were deleted. */
export const followAccountLife = {
  name: '0192_follow_account_life',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await life.execute(db)
  },
}

// The tombstone of a deleted account keeps its opaque identifiers, for the audit to stay readable; nothing of the person.
const life = sql`
create table activation_code (
  account_id bigint primary key references account on delete cascade,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  issued_at timestamptz not null,
  ends_at timestamptz not null
);
create index activation_code_ends on activation_code (ends_at);

create table login_freeze (
  id bigint generated always as identity primary key,
  establishment_id bigint references establishment,
  profile text,
  sentence text not null,
  frozen_at timestamptz not null,
  frozen_by text not null,
  lifted_at timestamptz
);
create index login_freeze_running on login_freeze (id) where lifted_at is null;

create table deleted_account (
  account_id bigint primary key,
  ent_id text not null unique,
  deleted_at timestamptz not null
);

-- Who started or decided something may go: what they did stays, without them.
do $$
declare link record;
begin
  for link in select con.conname, con.conrelid::regclass as child, att.attname from pg_constraint con
    join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
    where con.contype = 'f' and con.confrelid = 'account'::regclass and con.confdeltype = 'a' and cardinality(con.conkey) = 1
  loop
    execute format('alter table %s drop constraint %I, add foreign key (%I) references account on delete set null',
      link.child, link.conname, link.attname);
  end loop;
end $$;
create index identifier_import_line_person on identifier_import_line (account_id);
create index identifier_import_line_proposed on identifier_import_line (proposed_account_id);
create index identifier_import_line_initial on identifier_import_line (initial_account_id);

create index account_closed on account (status_changed_at) where status in ('suspended', 'left');
`
