import { type Kysely, sql } from 'kysely'

/** Operators, imports, exports and failed identifications: what happens around the people of a base. */
export const operation = {
  name: '0003_operation',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await operatorTables.execute(db)
    await fileTables.execute(db)
    await failureTable.execute(db)
  },
}

const operatorTables = sql`
  create table operator (
    id bigint generated always as identity primary key,
    login text not null unique check (login = lower(login) and login <> ''),
    display_name text not null check (display_name <> ''),
    password_hash text not null,
    all_bases boolean not null default false,
    created_at timestamptz not null
  );

  create table operator_base (
    operator_id bigint not null references operator on delete cascade,
    base_id bigint not null references base on delete cascade,
    primary key (operator_id, base_id)
  );
`

const fileTables = sql`
  create table import_run (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    kind text not null check (kind in ('siecle', 'sts', 'csv')),
    file_names jsonb not null,
    school_year integer,
    counts jsonb not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    actor text not null
  );
  create index import_run_of_base on import_run (base_id, id desc);

  create table import_problem (
    id bigint generated always as identity primary key,
    run_id bigint not null references import_run on delete cascade,
    file text not null,
    line integer not null,
    element text,
    record text,
    severity text not null check (severity in ('rejected', 'warning', 'notice')),
    reason text not null,
    advice text not null
  );
  create index import_problem_of_run on import_problem (run_id, id);

  create table identifier_export (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    exported_at timestamptz not null,
    actor text not null,
    only_without_cas_id boolean not null,
    counts jsonb not null,
    file_name text not null
  );
  create index identifier_export_of_base on identifier_export (base_id, id desc);
`

const failureTable = sql`
  create table identification_failure (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    occurred_at timestamptz not null,
    space text not null,
    reason text not null,
    cas_user text,
    evidence jsonb not null,
    corrections jsonb,
    message text,
    email text,
    phone text,
    sent_at timestamptz,
    status text not null default 'open' check (status in ('open', 'resolved', 'dismissed')),
    resolved_at timestamptz,
    resolved_by text,
    person_id bigint references person on delete set null
  );
  create index identification_failure_of_base on identification_failure (base_id, status, id desc);
`
