import { type Kysely, sql } from 'kysely'

/** Pairs of accounts that are perhaps one guardian: proposed by the AAF imports, decided by a person, never by a program. */
export const createMergeProposals = {
  name: '0220_create_merge_proposals',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await proposals.execute(db)
  },
}

const proposals = sql`
create table merge_proposal (
  id bigint generated always as identity primary key,
  first_id bigint not null references account on delete cascade,
  second_id bigint not null references account on delete cascade,
  reasons jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'merged', 'dismissed')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references account on delete set null,
  decided_by_label text,
  check (first_id < second_id),
  check ((state = 'open') = (decided_at is null)),
  unique (first_id, second_id)
);
create index merge_proposal_second on merge_proposal (second_id);
create index merge_proposal_open on merge_proposal (id) where state = 'open';
`
