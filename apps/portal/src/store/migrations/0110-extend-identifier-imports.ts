import { type Kysely, sql } from 'kysely'

/** What an identifier import must remember to be reviewed, resumed by somebody else, reported and undone (product A5). */
export const extendIdentifierImports = {
  name: '0110_extend_identifier_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
alter table identifier_import_run
  drop constraint identifier_import_run_state_check,
  add check (state in ('open', 'interrupted', 'finished', 'abandoned', 'undone')),
  add column warnings jsonb not null default '[]',
  add column warnings_accepted boolean not null default false,
  add column problems jsonb not null default '[]',
  add column problem_count integer not null default 0,
  add column rejected_count integer not null default 0,
  add column ended_by_label text,
  add column undone_at timestamptz,
  add column undone_by_label text;
create index identifier_import_run_history on identifier_import_run (establishment_id, id desc);

alter table identifier_import_step
  add column validated_by_label text,
  add column counts jsonb not null default '{}';

alter table identifier_import_line
  add column reason text not null default '',
  add column proposed_account_id bigint references account on delete set null,
  add column initial_account_id bigint references account on delete set null,
  add column initial_chosen_by text check (initial_chosen_by in ('engine', 'memory')),
  add column decided_by_label text,
  add column risk real not null default 0,
  drop constraint identifier_import_line_account_id_fkey,
  add foreign key (account_id) references account on delete set null;
create unique index identifier_import_line_account on identifier_import_line (run_id, category, account_id)
  where account_id is not null;

create table identifier_import_change (
  id bigint generated always as identity primary key,
  run_id bigint not null references identifier_import_run on delete cascade,
  kind text not null check (kind in ('added', 'removed')),
  cause text not null check (cause in ('matched', 'moved', 'replaced', 'refused', 'withdrawn')),
  account_id bigint not null references account on delete cascade,
  category text not null,
  pronote_id text not null,
  previous_run_id bigint,
  previous_created_at timestamptz
);
create index identifier_import_change_run on identifier_import_change (run_id, id);

alter table manual_decision add column run_id bigint references identifier_import_run on delete set null;
`
