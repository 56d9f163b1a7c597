import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { openTestDatabase } from '../testing/index.ts'
import { emptyDatabase } from './empty-database.ts'
import { migrate } from './migrate.ts'
import { platformMigrations } from './migrations/platform-migrations.ts'

test('an emptied database keeps nothing and can be migrated again', async () => {
  const database = await openTestDatabase(platformMigrations)
  await sql`create table kept (id int); create schema of_a_run; create table of_a_run.kept (id int)`.execute(
    database.kysely(),
  )

  await emptyDatabase(database)

  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema in ('public', 'of_a_run')`.execute(
    database.kysely(),
  )
  expect(tables.rows).toEqual([])
  expect(await migrate(database, platformMigrations)).toHaveLength(platformMigrations.length)
})
