import { type Kysely, sql } from 'kysely'

/** Banner, read-only mode and waiting page (issue of the follow-up: crisis tools), and idle times by population. */
export const createCrisisTools = {
  name: '0263_create_crisis_tools',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tools.execute(db)
  },
}

const tools = sql`
create table crisis_mode (
  only_row boolean primary key default true check (only_row),
  read_only boolean not null default false,
  read_only_message text not null default '',
  max_requests integer check (max_requests between 1 and 100000),
  version integer not null default 1,
  updated_by_label text not null default ''
);
insert into crisis_mode default values;

create table crisis_banner (
  establishment_id bigint references establishment,
  text text not null check (text <> ''),
  tone text not null check (tone in ('info', 'warning', 'danger')),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by_label text not null,
  unique nulls not distinct (establishment_id)
);
`
