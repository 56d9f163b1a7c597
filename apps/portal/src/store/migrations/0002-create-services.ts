import { type Kysely, sql } from 'kysely'

/** Third-party services, their groupings and who may use them (product A3). */
export const createServices = {
  name: '0002_create_services',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await services.execute(db)
  },
}

const services = sql`
create table service_grouping (
  id bigint generated always as identity primary key,
  name text not null unique,
  position numeric(6, 1) not null default 0
);

create table service (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9_-]{2,40}$'),
  title text not null,
  sso_type text not null check (sso_type in ('none', 'cas', 'pronote-cas')),
  url text not null,
  position numeric(6, 1) not null default 0,
  xiti_type smallint,
  grouping_id bigint not null references service_grouping,
  description text not null default '',
  icon text not null default 'apps',
  in_bar boolean not null default true,
  anonymous boolean not null default false,
  internal boolean not null default false,
  owner_establishment_id bigint references establishment,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by_label text not null default ''
);

create table service_population_rule (
  id bigint generated always as identity primary key,
  service_id bigint not null references service on delete cascade,
  role text not null default 'access' check (role in ('access')),
  target text not null check (target in ('site', 'schools', 'all')),
  profile text not null,
  subject_code text,
  function_code text,
  discipline_code text,
  created_at timestamptz not null
);
create index service_population_rule_service on service_population_rule (service_id);

create table service_population_rule_school (
  rule_id bigint not null references service_population_rule on delete cascade,
  establishment_id bigint not null references establishment,
  primary key (rule_id, establishment_id)
);

create table service_user_rule (
  service_id bigint not null references service on delete cascade,
  account_id bigint not null references account on delete cascade,
  effect text not null check (effect in ('grant', 'refuse')),
  created_at timestamptz not null,
  primary key (service_id, account_id)
);
create index service_user_rule_account on service_user_rule (account_id);

insert into service_grouping (name, position) values
  ('Scolarité', 1), ('Communication', 2), ('Ressources', 3), ('Outils', 4);
`
