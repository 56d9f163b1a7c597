import { type Kysely, sql } from 'kysely'

/**
 * Every state that the publication and delegation settings of a base have had, and the one that is being prepared. A
 * snapshot is whole: the difference between two of them is computed when it is shown.
 */
export const settingsDraft = {
  name: '0190_settings_draft',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table settings_version (
        base_id bigint not null references base on delete cascade,
        number integer not null check (number > 0),
        at timestamptz not null,
        actor text not null,
        snapshot jsonb not null,
        primary key (base_id, number)
      );

      create table settings_draft (
        base_id bigint primary key references base on delete cascade,
        based_on integer not null,
        snapshot jsonb not null,
        updated_at timestamptz not null,
        updated_by text not null
      );
    `.execute(db)
  },
}
