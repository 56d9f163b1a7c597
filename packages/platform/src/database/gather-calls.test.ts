import { describe, expect, test } from 'vitest'

import { openTestDatabase } from '../testing/index.ts'
import { gatherCalls } from './gather-calls.ts'
import { prepareStatement } from './prepare-statement.ts'

const gone = Object.assign(new Error('terminating connection'), { code: '57P01' })

describe('gathered calls', () => {
  test('those of one tick travel together, and each gets its own answer', async () => {
    const batches: (readonly number[])[] = []
    const double = gatherCalls((numbers: readonly number[]) => {
      batches.push(numbers)
      return Promise.resolve(numbers.map((number) => number * 2))
    })
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(batches).toEqual([[1, 2, 3]])
  })

  test('a call never joins a batch that already left', async () => {
    let stored = 'before'
    const release = Promise.withResolvers<undefined>()
    const read = gatherCalls(
      async (inputs: readonly number[]) => {
        const seen = stored
        await release.promise
        return inputs.map(() => seen)
      },
      { parallel: 1 },
    )
    const first = read(1)
    await new Promise(setImmediate)
    stored = 'after'
    const second = read(2)
    release.resolve(undefined)
    expect(await Promise.all([first, second])).toEqual(['before', 'after'])
  })

  test('those who waited leave before those who come back are answered', async () => {
    const happened: string[] = []
    const first = Promise.withResolvers<undefined>()
    const call = gatherCalls(async (inputs: readonly string[]) => {
      happened.push(`${inputs.join(' ')} leave`)
      if (inputs.includes('a')) await first.promise
      return inputs
    })
    const told = call('a').then(() => happened.push('a is answered'))
    await new Promise(setImmediate)
    const waited = call('b')
    first.resolve(undefined)
    await Promise.all([told, waited])
    expect(happened).toEqual(['a leave', 'b leave', 'a is answered'])
  })

  test('no more than the limit travel together', async () => {
    const sizes: number[] = []
    const call = gatherCalls(
      (inputs: readonly number[]) => {
        sizes.push(inputs.length)
        return Promise.resolve(inputs)
      },
      { most: 2, parallel: 1 },
    )
    expect(await Promise.all([1, 2, 3, 4, 5].map(call))).toEqual([1, 2, 3, 4, 5])
    expect(sizes).toEqual([2, 2, 1])
  })

  test('a batch that something holds does not hold the calls that come after', async () => {
    const held = Promise.withResolvers<undefined>()
    const call = gatherCalls(async (inputs: readonly string[]) => {
      if (inputs.includes('held')) await held.promise
      return inputs
    })
    const first = call('held')
    await new Promise(setImmediate)
    expect(await call('free')).toBe('free')
    held.resolve(undefined)
    expect(await first).toBe('held')
  })

  test('a faulty call fails alone', async () => {
    const invert = gatherCalls((numbers: readonly number[]) =>
      numbers.includes(0) ? Promise.reject(new Error('zero')) : Promise.resolve(numbers.map((n) => 1 / n)),
    )
    const outcomes = await Promise.allSettled([1, 0, 2].map(invert))
    expect(outcomes).toMatchObject([{ value: 1 }, { status: 'rejected' }, { value: 0.5 }])
  })

  test('nothing is done twice when the database goes away: nobody knows what was committed', async () => {
    let runs = 0
    const call = gatherCalls((): Promise<never[]> => {
      runs += 1
      return Promise.reject(gone)
    })
    const outcomes = await Promise.allSettled([call(1), call(2)])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(runs).toBe(1)
  })
})

test('a prepared statement is planned once by each connection, whatever its values', async () => {
  const database = await openTestDatabase()
  const add = prepareStatement<{ sum: number }>(database, 'select $1::int + $2::int as sum')
  expect(await add([1, 2])).toEqual([{ sum: 3 }])
  expect(await add([20, 22])).toEqual([{ sum: 42 }])
  const { rows } = await database.keyed.query('select statement from pg_prepared_statements')
  expect(rows).toEqual([{ statement: 'select $1::int + $2::int as sum' }])
})
