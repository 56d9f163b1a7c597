import { sql } from 'kysely'

import type { Database } from './open-database.ts'

/**
 * Drops everything an application keeps: its tables, its jobs, its record of migrations. For `preau demo --reset`; the
 * database itself, its role and its server stay.
 */
export async function emptyDatabase(database: Pick<Database, 'kysely'>): Promise<void> {
  await sql`
    drop schema if exists pgboss cascade;
    drop schema public cascade;
    create schema public;
  `.execute(database.kysely<unknown>())
}
