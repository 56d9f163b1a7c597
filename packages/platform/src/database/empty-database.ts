import { sql } from 'kysely'

import type { Database } from './open-database.ts'

/**
 * Drops everything an application keeps, whatever the schema: its tables, its jobs, its work in progress, its record of migrations. For `preau demo --reset`; the
 * database itself, its role and its server stay.
 */
export async function emptyDatabase(database: Pick<Database, 'kysely'>): Promise<void> {
  await sql`
    do $$ declare name text; begin
      for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
        execute format('drop schema %I cascade', name);
      end loop;
    end $$;
    create schema public;
  `.execute(database.kysely<unknown>())
}
