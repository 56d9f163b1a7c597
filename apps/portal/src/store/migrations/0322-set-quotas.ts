import { type Kysely, sql } from 'kysely'

/** Limits per school: a default for all, and the own values of a school; null is no limit. `quota_in_force` is what counts. */
export const setQuotas = {
  name: '0322_set_quotas',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table quota_default (
  only_row boolean primary key default true check (only_row),
  accounts integer check (accounts >= 0),
  sessions integer check (sessions >= 1),
  imports integer check (imports >= 0),
  version integer not null default 0
);
insert into quota_default default values;
create table school_quota (
  establishment_id bigint primary key references establishment on delete cascade,
  own boolean not null,
  accounts integer check (accounts >= 0),
  sessions integer check (sessions >= 1),
  imports integer check (imports >= 0),
  version integer not null
);
create view quota_in_force as
  select e.id as establishment_id,
    case when q.own then q.accounts else d.accounts end as accounts,
    case when q.own then q.sessions else d.sessions end as sessions,
    case when q.own then q.imports else d.imports end as imports
  from establishment e cross join quota_default d left join school_quota q on q.establishment_id = e.id;
`
