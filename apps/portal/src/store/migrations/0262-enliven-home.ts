import { type Kysely, sql } from 'kysely'

/** Favourite services of a person, and the messages of schools on the home page (product A4). */
export const enlivenHome = {
  name: '0262_enliven_home',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await home.execute(db)
  },
}

const home = sql`
create table favourite_service (
  account_id bigint not null references account on delete cascade,
  service_id bigint not null references service on delete cascade,
  added_at timestamptz not null,
  primary key (account_id, service_id)
);
create index favourite_service_service on favourite_service (service_id);

create table school_message (
  id bigint generated always as identity primary key,
  establishment_id bigint references establishment,
  title text not null check (title <> ''),
  body text not null,
  profiles text[] not null default '{}',
  starts_on date not null,
  ends_on date not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by_label text not null,
  check (starts_on <= ends_on)
);
create index school_message_school on school_message (establishment_id);
`
