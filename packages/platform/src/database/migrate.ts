import { type Kysely, sql } from 'kysely'

import type { Database } from './open-database.ts'

/** One step of the schema, forward only. */
export interface Migration {
  /** `0001_what-it-makes`: order and identity. Never renamed, never changed once released. */
  readonly name: string
  up(db: Kysely<unknown>): Promise<void>
}

/** The database was made by a newer program than this one. */
export class DatabaseTooRecent extends Error {
  override readonly name = 'DatabaseTooRecent'
}

interface MigrationTables {
  schema_migration: { name: string; applied_at: Date }
}

/**
 * Brings the schema up to date, each step in its own transaction, under a lock that makes several nodes starting together wait for
 * the first.
 *
 * @returns the names of the steps that were applied now
 * @throws DatabaseTooRecent when the database knows steps that this program does not
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  refuseDuplicates(migrations)
  return await database
    .kysely<MigrationTables>()
    .connection()
    .execute(async (db) => {
      await sql`select pg_advisory_lock(hashtext('preau:migrate'))`.execute(db)
      try {
        await sql`create table if not exists schema_migration (
        name text primary key,
        applied_at timestamptz not null default now()
      )`.execute(db)
        return await applyMissing(db, migrations)
      } finally {
        await sql`select pg_advisory_unlock(hashtext('preau:migrate'))`.execute(db)
      }
    })
}

async function applyMissing(
  db: Kysely<MigrationTables>,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const rows = await db.selectFrom('schema_migration').select('name').execute()
  const applied = new Set(rows.map((row) => row.name))
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = [...applied].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new DatabaseTooRecent(
      `La base a été mise à jour par une version plus récente du programme (${unknown.join(', ')}). Installez cette version.`,
    )
  }
  const missing = migrations.filter((migration) => !applied.has(migration.name))
  for (const migration of missing) {
    await db.transaction().execute(async (trx) => {
      await migration.up(trx as unknown as Kysely<unknown>)
      await trx
        .insertInto('schema_migration')
        .values({ name: migration.name, applied_at: sql`now()` })
        .execute()
    })
  }
  return missing.map((migration) => migration.name)
}

function refuseDuplicates(migrations: readonly Migration[]): void {
  const names = migrations.map((migration) => migration.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new TypeError(`two migrations are named ${twice}`)
}
