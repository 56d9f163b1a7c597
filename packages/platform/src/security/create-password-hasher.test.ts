import { getPriority } from 'node:os'
import { describe, expect, test } from 'vitest'

import { fixedClock } from '../clock.ts'
import { createPasswordHasher } from './create-password-hasher.ts'
import { createRateLimit } from './create-rate-limit.ts'
import { poolThreads } from './lower-pool-priority.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

describe('passwords', () => {
  test('are hashed with argon2id, each time differently, and recognised', async () => {
    const stored = await hashPassword('Préau-demo-2026')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await hashPassword('Préau-demo-2026')).not.toBe(stored)
    expect(await verifyPassword(stored, 'Préau-demo-2026')).toBe(true)
    expect(await verifyPassword(stored, 'Preau-demo-2026')).toBe(false)
  })

  test('nobody’s password is never right', async () => {
    expect(await verifyPassword(undefined, 'personne')).toBe(false)
  })

  test('beyond the queue the caller is asked to come back, and those in the queue are served', async () => {
    const hasher = createPasswordHasher({ parallel: 1, waiting: 1, memoryKib: 64, passes: 1 })
    const served = [hasher.hash('a'), hasher.hash('b')]
    await expect(hasher.hash('c')).rejects.toMatchObject({
      code: 'password.busy',
      status: 503,
      retryAfterSeconds: 5,
    })
    expect(await Promise.all(served)).toHaveLength(2)
    expect(await hasher.hash('d')).toMatch(/argon2id/)
  })
})

test.runIf(process.platform === 'linux')(
  'the threads that compute hashes give way to the one that answers',
  async () => {
    await createPasswordHasher({ parallel: 1, waiting: 1, memoryKib: 64, passes: 1 }).hash('a')
    expect(poolThreads().length).toBeGreaterThan(0)
    for (const thread of poolThreads()) expect(getPriority(thread)).toBe(getPriority() + 5)
  },
)

describe('a rate limit', () => {
  test('lets a burst pass, then a steady flow, per key', () => {
    const clock = fixedClock('2026-09-01T08:00:00Z')
    const limit = createRateLimit({ clock, max: 3, perMs: 3000 })
    const take = (key: string): boolean => limit.take(key).ok
    expect(['a', 'a', 'a', 'a', 'b'].map(take)).toEqual([true, true, true, false, true])
    expect(limit.take('a')).toEqual({ ok: false, retryAfterSeconds: 1 })
    clock.advance(1000)
    expect([take('a'), take('a')]).toEqual([true, false])
  })

  test('takes one back when it was given back, and never more than the burst', () => {
    const limit = createRateLimit({ clock: fixedClock('2026-09-01T08:00:00Z'), max: 1, perMs: 1000 })
    expect(limit.take('a').ok).toBe(true)
    limit.giveBack('a')
    limit.giveBack('a')
    limit.giveBack('never taken')
    expect([limit.take('a').ok, limit.take('a').ok]).toEqual([true, false])
  })
})
