import { type Kysely, sql } from 'kysely'

/**
 * Figures without anybody in them: uses of services and states of accounts, by day, school and profile. `establishment_id` 0 and
 * profile '' stand for people of no school.
 */
export const countUses = {
  name: '0321_count_uses',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table service_use (
  day date not null,
  establishment_id bigint not null,
  service_code text not null,
  profile text not null,
  xiti_type integer,
  visits integer not null default 0,
  refusals integer not null default 0,
  primary key (day, establishment_id, service_code, profile)
);
create table account_figures (
  day date not null,
  establishment_id bigint not null,
  profile text not null,
  accounts integer not null,
  came integer not null,
  active integer not null,
  unresolved integer not null,
  primary key (day, establishment_id, profile)
);
create table indicator_progress (
  only_row boolean primary key default true check (only_row),
  last_seal bigint not null
);
insert into indicator_progress (last_seal) values (0);
`
