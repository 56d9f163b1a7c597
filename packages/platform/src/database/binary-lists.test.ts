import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openTestDatabase } from '../testing/open-test-database.ts'
import { binaryLists } from './binary-lists.ts'
import type { Database } from './open-database.ts'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const read = async (type: string, list: Buffer): Promise<unknown> =>
  (await database.pool.query<{ list: unknown }>(`select $1::${type}[] as list`, [list])).rows[0]?.list

describe('PostgreSQL reads back', () => {
  test('each text as it was, quotes, braces, other alphabets, NULL and nothing included', async () => {
    const values = ['', ' a ', '"', '\\', '{}', ',', 'NULL', null, 'é€𝄞', 'x'.repeat(5000)]
    expect(await read('text', binaryLists.texts(values))).toEqual(values)
    expect(await read('text', binaryLists.texts([null]))).toEqual([null])
  })

  test('whatever the texts', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0') && one.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
        expect(await read('text', binaryLists.texts(values))).toEqual(values)
      }),
      { numRuns: 40 },
    )
  })

  test('bytes, keys, instants to the millisecond on both sides of the year 2000, yes and no', async () => {
    const bytes = [Buffer.from([0, 255]), Buffer.alloc(0), Buffer.from('a')]
    expect(await read('bytea', binaryLists.bytes(bytes))).toEqual(bytes)
    const keys = ['0', '1', '-1', '4294967295', '4294967296', '-4294967297', '9007199254740991']
    expect(await read('bigint', binaryLists.keys(keys))).toEqual(keys)
    const instants = ['1970-01-01T00:00:00.001Z', '2000-01-01T00:00:00Z', '2026-09-07T08:00:00.999Z']
    const dates = instants.map((text) => new Date(text))
    expect(await read('timestamptz', binaryLists.instants(dates))).toEqual(dates)
    expect(await read('boolean', binaryLists.booleans([true, false]))).toEqual([true, false])
  })

  test('nothing of each type', async () => {
    const { bytes, keys, instants, booleans, texts } = binaryLists
    for (const [type, list] of Object.entries({
      bytea: bytes([]),
      bigint: keys([]),
      timestamptz: instants([]),
      boolean: booleans([]),
      text: texts([]),
    }))
      expect(await read(type, list)).toEqual([])
  })
})

test('a key or an instant that JavaScript does not hold exactly is refused, never rounded', () => {
  expect(() => binaryLists.keys(['9007199254740993'])).toThrow(RangeError)
  expect(() => binaryLists.keys(['one'])).toThrow(RangeError)
  expect(() => binaryLists.instants([new Date(Number.NaN)])).toThrow(RangeError)
})
