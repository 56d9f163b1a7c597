import { type Kysely, sql } from 'kysely'

/** Actions on many accounts, with what each account was before, so that the action can be undone. */
export const keepBulkActions = {
  name: '0243_keep_bulk_actions',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

const tables = sql`
create table bulk_action (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('suspend', 'reopen', 'join', 'leave')),
  group_id bigint references account_group on delete set null,
  done_at timestamptz not null,
  done_by bigint references account on delete set null,
  done_by_label text not null,
  undone_at timestamptz,
  undone_by_label text
);

create table bulk_action_item (
  action_id bigint not null references bulk_action on delete cascade,
  account_id bigint not null references account on delete cascade,
  previous_status text not null,
  primary key (action_id, account_id)
);
create index bulk_action_item_account on bulk_action_item (account_id);
`
