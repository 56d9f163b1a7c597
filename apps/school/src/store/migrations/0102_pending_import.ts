import { type Kysely, sql } from 'kysely'

/**
 * Files of the school that wait for the answer to a warning. They go with the session that sent them, at its end or half
 * an hour later, and with their base.
 */
export const pendingImport = {
  name: '0102_pending_import',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table pending_import (
        id bigint generated always as identity primary key,
        session_id bigint not null references session on delete cascade,
        base_id bigint not null references base on delete cascade,
        kind text not null check (kind in ('siecle', 'sts')),
        accepted jsonb not null,
        ends_at timestamptz not null,
        unique (session_id, base_id, kind)
      );
      create index pending_import_end on pending_import (ends_at);

      create table pending_import_file (
        pending_id bigint not null references pending_import on delete cascade,
        field text not null,
        name text not null,
        content bytea not null,
        primary key (pending_id, field)
      );
      alter table pending_import_file alter column content set storage external;
    `.execute(db)
  },
}
