import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'

import { openTestDatabase } from '../testing/open-test-database.ts'
import type { Database } from './open-database.ts'

interface Schema {
  thing: { id: number; name: string; more?: string }
}

let database: Database

beforeAll(async () => {
  database = await openTestDatabase([])
  await database.pool.query(`create table thing (id integer primary key, name text not null)`)
  await database.pool.query(`insert into thing values (1, 'one'), (2, 'two')`)
})

const nameOf = async (id: number): Promise<string | undefined> => {
  const query = database.kyselyByKey<Schema>().selectFrom('thing').selectAll().where('id', '=', id)
  return (await query.executeTakeFirst())?.name
}

describe('a database read by key', () => {
  it('prepares a text once, whatever is asked with it', async () => {
    expect([await nameOf(1), await nameOf(2), await nameOf(3)]).toEqual(['one', 'two', undefined])
    const { rows } = await sql<{ runs: number }>`
      select (generic_plans + custom_plans)::integer as runs from pg_prepared_statements where statement like 'select * from "thing"%'
    `.execute(database.kyselyByKey())
    expect(rows).toEqual([{ runs: 3 }])
  })

  it('goes on reading a table to which another node adds a column', async () => {
    expect(await nameOf(1)).toBe('one')
    await database.pool.query(`alter table thing add column more text not null default 'x'`)
    expect([await nameOf(1), await nameOf(2)]).toEqual(['one', 'two'])
  })

  it('says what is wrong with a statement, and lends its connection again', async () => {
    const wrong = sql`select * from nothing_of_that_name`.execute(database.kyselyByKey())
    await expect(wrong).rejects.toThrow('nothing_of_that_name')
    expect(await nameOf(2)).toBe('two')
  })
})
