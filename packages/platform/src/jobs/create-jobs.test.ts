import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Database } from '../database/open-database.ts'
import { openTestDatabase, silentLog } from '../testing/index.ts'
import { createJobs, type JobKind, type Jobs } from './create-jobs.ts'

let database: Database
let jobs: Jobs
let greet: JobKind<{ name: string }>
let only: JobKind<{ school: string }>
let flaky: JobKind<{ fails: number }>
let slow: JobKind<{ to: string }>
const done: string[] = []
const tries: string[] = []
const release = Promise.withResolvers<undefined>()

beforeAll(async () => {
  database = await openTestDatabase()
  jobs = createJobs(database, silentLog())
  greet = jobs.define('greet', async ({ name }) => void done.push(await Promise.resolve(name)))
  only = jobs.define('only', () => release.promise, { exclusive: true })
  flaky = jobs.define(
    'flaky',
    (_data, { attempt }) => {
      done.push(`attempt ${attempt}`)
      return Promise.reject(new Error('later'))
    },
    { retryLimit: 0 },
  )
  slow = jobs.define(
    'slow',
    async ({ to }) => {
      tries.push(to)
      if (to === 'down') await release.promise
    },
    { parallel: 2, groupsTakeTurns: true },
  )
  await jobs.start()
})

afterAll(async () => {
  release.resolve(undefined)
  await jobs.stop()
})

describe('a job', () => {
  test('is done once, with its data', async () => {
    await greet.enqueue({ name: 'Ada' })
    await expect.poll(() => done, { timeout: 10_000 }).toContain('Ada')
    expect(done.filter((name) => name === 'Ada')).toHaveLength(1)
  })

  test('exists if and only if its transaction commits', async () => {
    const db = database.kysely()
    const left = db.transaction().execute(async (transaction) => {
      await greet.enqueue({ name: 'never' }, { transaction })
      throw new Error('undone')
    })
    await expect(left).rejects.toThrow('undone')
    await db.transaction().execute((transaction) => greet.enqueue({ name: 'Grace' }, { transaction }))
    await expect.poll(() => done, { timeout: 10_000 }).toContain('Grace')
    expect(done).not.toContain('never')
  })

  test('an exclusive one is left once per key, even while it runs', async () => {
    expect(await only.enqueue({ school: 'a' }, { onlyOneFor: 'a' })).toBeDefined()
    expect(await only.enqueue({ school: 'a' }, { onlyOneFor: 'a' })).toBeUndefined()
    expect(await only.enqueue({ school: 'b' }, { onlyOneFor: 'b' })).toBeDefined()
  })

  test('one that fails does not stop the others', async () => {
    await flaky.enqueue({ fails: 1 })
    await expect.poll(() => done, { timeout: 10_000 }).toContain('attempt 0')
    await greet.enqueue({ name: 'Linus' })
    await expect.poll(() => done, { timeout: 10_000 }).toContain('Linus')
  })

  test('a group that does not answer holds one worker and no more', async () => {
    const letters = ['down', 'down', 'down', ...Array.from({ length: 30 }, () => 'up')]
    await database
      .kysely()
      .transaction()
      .execute(async (transaction) => {
        for (const to of letters) await slow.enqueue({ to }, { group: to, transaction })
      })
    // One worker is left for these thirty, and looks again after each: at one look a second this would be half a minute.
    await expect.poll(() => tries.filter((to) => to === 'up').length, { timeout: 10_000 }).toBe(30)
    expect(tries.filter((to) => to === 'down')).toHaveLength(1)
  })
})
