import { type Kysely, sql } from 'kysely'

/** State, lock and opening period of a service, and its history: who changed what (product A3). */
export const extendServices = {
  name: '0260_extend_services',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await services.execute(db)
  },
}

const services = sql`
alter table service
  add column state text not null default 'published' check (state in ('draft', 'published', 'disabled')),
  add column locked boolean not null default false,
  add column opens_on date,
  add column closes_on date,
  add column closed_message text not null default '',
  add constraint service_period check (opens_on <= closes_on);

-- What each change did, in the terms of the forms. Apart from the audit trail, whose retention is shorter than the life of a service.
create table service_history (
  id bigint generated always as identity primary key,
  service_id bigint not null references service on delete cascade,
  at timestamptz not null,
  by_label text not null,
  kind text not null,
  before jsonb,
  after jsonb
);
create index service_history_service on service_history (service_id, id);
`
