import { type Kysely, sql } from 'kysely'

/**
 * What the CAS server, the information page and the identifier import write (product A1, A5).
 * Ticket and session secrets are stored as SHA-256, never in clear (architecture §5).
 */
export const createCasAndIdentifiers = {
  name: '0003_create_cas_and_identifiers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

const tables = sql`
create table cas_ticket (
  ticket_hash bytea primary key,
  account_id bigint not null references account on delete cascade,
  service_id bigint not null references service on delete cascade,
  service_url text not null,
  session_ref text not null,
  from_new_login boolean not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz
);
create index cas_ticket_expiry on cas_ticket (expires_at);

create table notice_acknowledgement (
  account_id bigint not null references account on delete cascade,
  service_id bigint not null references service on delete cascade,
  acknowledged_at timestamptz not null,
  primary key (account_id, service_id)
);

create table identifier_import_run (
  id bigint generated always as identity primary key,
  establishment_id bigint not null references establishment,
  mode text not null check (mode in ('complete', 'partial')),
  state text not null check (state in ('open', 'interrupted', 'finished', 'undone')),
  file_name text not null,
  file_header jsonb not null default '{}',
  started_at timestamptz not null,
  started_by bigint references account,
  started_by_label text not null,
  finished_at timestamptz
);
create unique index identifier_import_run_open on identifier_import_run (establishment_id)
  where state in ('open', 'interrupted');

create table identifier_import_step (
  run_id bigint not null references identifier_import_run on delete cascade,
  position smallint not null check (position between 1 and 6),
  category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
  validated_at timestamptz,
  validated_by bigint references account,
  primary key (run_id, category),
  unique (run_id, position)
);

create table identifier_import_line (
  id bigint generated always as identity primary key,
  run_id bigint not null references identifier_import_run on delete cascade,
  position integer not null,
  category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
  pronote_id text not null,
  person jsonb not null,
  outcome text not null check (outcome in ('certain', 'to-confirm', 'to-choose', 'none')),
  candidates jsonb not null default '[]',
  reasons jsonb not null default '[]',
  flags jsonb not null default '[]',
  account_id bigint references account,
  chosen_by text check (chosen_by in ('engine', 'memory', 'person')),
  unique (run_id, pronote_id)
);
create index identifier_import_line_step on identifier_import_line (run_id, category, position);

create table pronote_identifier (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  establishment_id bigint not null references establishment,
  category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
  pronote_id text not null,
  run_id bigint references identifier_import_run,
  created_at timestamptz not null,
  unique (establishment_id, pronote_id),
  unique (account_id, establishment_id, category)
);

create table manual_decision (
  establishment_id bigint not null references establishment,
  pronote_id text not null,
  account_id bigint references account on delete cascade,
  decided_by bigint references account,
  decided_by_label text not null,
  decided_at timestamptz not null,
  primary key (establishment_id, pronote_id)
);
`
