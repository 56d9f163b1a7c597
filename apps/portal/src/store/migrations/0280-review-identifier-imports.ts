import { type Kysely, sql } from 'kysely'

/**
 * What reviewing an import with several people needs: the version that two of them may not both change, who decided
 * and when, the pupils of a guardian, and what a remembered decision rested on.
 */
export const reviewIdentifierImports = {
  name: '0280_review_identifier_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
alter table identifier_import_line
  add column version integer not null default 0,
  add column decided_at timestamptz,
  add column decided_by bigint references account on delete set null,
  add column pupil_ids text[] not null default '{}';
create index identifier_import_line_decided on identifier_import_line (run_id, decided_at desc)
  where decided_at is not null;

alter table manual_decision add column basis jsonb;
`
