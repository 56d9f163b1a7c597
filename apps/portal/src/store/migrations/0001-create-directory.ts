import { type Kysely, sql } from 'kysely'

/** Schools, accounts, profiles, classes, guardian links, administrators and AAF deliveries (product A2). */
export const createDirectory = {
  name: '0001_create_directory',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await directory.execute(db)
  },
}

const directory = sql`
create table establishment (
  id bigint generated always as identity primary key,
  uai text not null unique check (uai ~ '^[0-9]{7}[A-Z]$'),
  name text not null,
  kind text,
  academy text not null default '',
  aaf_key text,
  postcode text,
  city text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create sequence ent_id_number;

create table account (
  id bigint generated always as identity primary key,
  ent_id text not null unique,
  login text not null unique check (login = lower(login)),
  password_hash text,
  password_set_at timestamptz,
  must_change_password boolean not null default false,
  status text not null check (status in ('to_activate', 'active', 'suspended', 'left')),
  status_changed_at timestamptz not null,
  origin text not null check (origin in ('aaf', 'manual')),
  civility text,
  last_name text not null,
  birth_name text,
  first_name text not null,
  other_first_names text[] not null default '{}',
  name_key text not null,
  birth_date date,
  postcode text,
  city text,
  email text,
  company text,
  aaf_academy text,
  aaf_key text,
  siecle_id text,
  sts_id text,
  ine text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_login_at timestamptz,
  previous_login_at timestamptz,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  unique (aaf_academy, aaf_key)
);
create index account_name on account (name_key text_pattern_ops);
create index account_login_base on account (regexp_replace(login, '[0-9]+$', ''));
create index account_ine on account (ine) where ine is not null;

create table account_profile (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  establishment_id bigint not null references establishment,
  profile text not null check (profile in ('National_ELV', 'National_TUT', 'National_ENS', 'National_DOC', 'National_DIR',
    'National_EVS', 'National_ETA', 'National_COL', 'National_ACA', 'Local_MDS')),
  function_code text not null default '',
  function_label text not null default '',
  discipline_code text not null default '',
  discipline_label text not null default '',
  origin text not null check (origin in ('aaf', 'manual')),
  started_at timestamptz not null,
  ended_at timestamptz,
  unique (account_id, establishment_id, profile, function_code, discipline_code)
);
create index account_profile_establishment on account_profile (establishment_id, profile) where ended_at is null;

create table subject (
  code text primary key,
  label text not null
);

create table school_class (
  id bigint generated always as identity primary key,
  establishment_id bigint not null references establishment,
  kind text not null check (kind in ('class', 'group')),
  code text not null,
  label text not null,
  unique (establishment_id, kind, code)
);

create table account_class (
  account_id bigint not null references account on delete cascade,
  class_id bigint not null references school_class on delete cascade,
  role text not null check (role in ('pupil', 'teacher', 'main_teacher')),
  subject_code text not null default '',
  primary key (account_id, class_id, role, subject_code)
);
create index account_class_class on account_class (class_id);

create table guardian_link (
  guardian_id bigint not null references account on delete cascade,
  pupil_id bigint not null references account on delete cascade,
  link_code text not null,
  legal_level smallint not null check (legal_level in (0, 1, 2)),
  financial boolean not null default false,
  contact boolean not null default false,
  primary key (guardian_id, pupil_id)
);
create index guardian_link_pupil on guardian_link (pupil_id);

create table admin_role (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  role text not null check (role in ('platform', 'school', 'support')),
  establishment_id bigint references establishment,
  granted_at timestamptz not null,
  unique nulls not distinct (account_id, role, establishment_id),
  check ((role = 'school') = (establishment_id is not null))
);

create table aaf_run (
  id bigint generated always as identity primary key,
  state text not null check (state in ('done', 'simulated', 'refused', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by bigint references account,
  started_by_label text not null,
  files jsonb not null default '[]',
  counts jsonb not null default '{}',
  refusal_code text,
  message text
);

create table aaf_run_establishment (
  run_id bigint not null references aaf_run on delete cascade,
  establishment_id bigint not null references establishment,
  primary key (run_id, establishment_id)
);

create table aaf_problem (
  id bigint generated always as identity primary key,
  run_id bigint not null references aaf_run on delete cascade,
  file text not null,
  line integer,
  element text not null default '',
  reason text not null,
  advice text not null default '',
  fatal boolean not null default false
);
create index aaf_problem_run on aaf_problem (run_id, id);
`
