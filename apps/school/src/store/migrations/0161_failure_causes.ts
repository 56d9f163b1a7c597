import { type Kysely, sql } from 'kysely'

/**
 * What failed identifications leave behind: their causes counted by week, which name nobody and so outlive the failures
 * themselves; and when each operator last looked at those of a base. An identifiant PRONOTE of another base of the
 * deployment is looked for by its index.
 */
export const failureCauses = {
  name: '0161_failure_causes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table failure_cause (
        base_id bigint not null references base on delete cascade,
        week date not null,
        reason text not null,
        attempts integer not null check (attempts > 0),
        primary key (base_id, week, reason)
      );

      create table failure_visit (
        operator_id bigint not null references operator on delete cascade,
        base_id bigint not null references base on delete cascade,
        seen_at timestamptz not null,
        primary key (operator_id, base_id)
      );

      create index person_of_pronote_id on person (pronote_id);
      create index identification_failure_of_age on identification_failure (occurred_at);
    `.execute(db)
  },
}
