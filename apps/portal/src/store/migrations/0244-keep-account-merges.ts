import { type Kysely, sql } from 'kysely'

/** Accounts that were two for one person: what was done, so that it can be undone and so that deliveries follow it. */
export const keepAccountMerges = {
  name: '0244_keep_account_merges',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await tables.execute(db)
  },
}

// The names and the key of the dropped account stay here when its row is deleted: deliveries and log-ins still follow them.
const tables = sql`
create table account_merge (
  id bigint generated always as identity primary key,
  kept_id bigint not null references account on delete cascade,
  dropped_id bigint references account on delete set null,
  dropped_ent_id text not null,
  dropped_login text not null,
  dropped_academy text,
  dropped_key text,
  before jsonb not null,
  done_at timestamptz not null,
  done_by_label text not null,
  undone_at timestamptz,
  undone_by_label text
);
create index account_merge_kept on account_merge (kept_id);
create unique index account_merge_dropped on account_merge (dropped_id) where undone_at is null;
create index account_merge_login on account_merge (dropped_login) where undone_at is null;
`
