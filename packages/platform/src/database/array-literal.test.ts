import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openTestDatabase } from '../testing/open-test-database.ts'
import { arrayLiteral } from './array-literal.ts'
import type { Database } from './open-database.ts'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const read = async (values: readonly (string | null)[]): Promise<unknown> =>
  (await database.pool.query<{ list: unknown }>('select $1::text[] as list', [arrayLiteral(values)])).rows[0]
    ?.list

describe('arrayLiteral', () => {
  test('PostgreSQL reads back each text as it was, quotes, braces, backslashes, NULL and nothing included', async () => {
    expect(await read(['', ' a ', '"', '\\', '{}', ',', 'NULL', null, '\\x00'])).toEqual([
      ...['', ' a ', '"', '\\', '{}', ',', 'NULL', null, '\\x00'],
    ])
    expect(await read([])).toEqual([])
  })

  test('whatever the texts', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0') && one.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
        expect(await read(values)).toEqual(values)
      }),
      { numRuns: 40 },
    )
  })
})
