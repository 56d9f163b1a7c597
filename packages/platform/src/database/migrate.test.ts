import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { openTestDatabase } from '../testing/index.ts'
import { migrate, type Migration } from './migrate.ts'
import { platformMigrations } from './migrations/platform-migrations.ts'

const school: Migration = {
  name: '0001_school',
  up: async (db) => {
    await sql`create table school (id bigint generated always as identity primary key, opened date)`.execute(
      db,
    )
  },
}
const broken: Migration = {
  name: '0002_broken',
  up: async (db) => {
    await sql`create table half (id int)`.execute(db)
    await sql`select no_such_function()`.execute(db)
  },
}

describe('migrations', () => {
  test('each step is applied once, whoever asks', async () => {
    const database = await openTestDatabase()
    const [first, second] = await Promise.all([migrate(database, [school]), migrate(database, [school])])
    expect([...first, ...second]).toEqual(['0001_school'])
    expect(await migrate(database, [school])).toEqual([])
  })

  test('a step that fails leaves nothing of itself, and the steps before it stay', async () => {
    const database = await openTestDatabase()
    await expect(migrate(database, [school, broken])).rejects.toThrow('no_such_function')
    const { rows } = await database.pool.query(
      "select to_regclass('half') as half, to_regclass('school') as school",
    )
    expect(rows).toEqual([{ half: null, school: 'school' }])
  })

  test('a database made by a newer program is refused in French, with what is unknown', async () => {
    const database = await openTestDatabase([school])
    await expect(migrate(database, [])).rejects.toThrow('version plus récente du programme (0001_school)')
  })

  test('calendar days stay days and keys stay strings', async () => {
    const database = await openTestDatabase([...platformMigrations, school])
    const { rows } = await database.pool.query(
      "insert into school (opened) values ('2026-09-01') returning id, opened",
    )
    expect(rows).toEqual([{ id: '1', opened: '2026-09-01' }])
  })
})
