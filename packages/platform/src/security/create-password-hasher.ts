import { hash, verify } from '@node-rs/argon2'

import { lowerPoolPriority } from './lower-pool-priority.ts'
import { securityRefusals } from './refusals.ts'

/** Cost and limits of password hashing. */
export interface PasswordHasherOptions {
  /** Hashes computed at the same time; each takes `memoryKib` and one thread of the pool. */
  readonly parallel: number
  /** Hashes that may wait; beyond, the caller is refused with 503 and `Retry-After`. */
  readonly waiting: number
  readonly memoryKib: number
  readonly passes: number
}

/** Hashes and checks passwords with argon2id, a bounded number at a time, off the event loop and behind what it answers. */
export interface PasswordHasher {
  /** PHC string to store. @throws Refusal `password.busy` (503) */
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one that was hashed. With no hash (unknown log-in, account without password) the same work
   * is done and the answer is false, so that time does not tell who exists. @throws Refusal `password.busy` (503)
   */
  verify(stored: string | undefined, password: string): Promise<boolean>
}

// argon2id is the default of the addon; longer passwords would be a way to make it work for nothing.
const longestPassword = 1024

/** Makes a hasher with its own queue: one per process is what bounds memory and time. */
export function createPasswordHasher(options: PasswordHasherOptions): PasswordHasher {
  const inTurn = boundedQueue(options.parallel, options.waiting)
  let isBehind = false
  const compute = <Value>(work: () => Promise<Value>): Promise<Value> =>
    inTurn(async () => {
      const value = await work()
      // The threads are there once one of them has worked.
      if (!isBehind) lowerPoolPriority()
      isBehind = true
      return value
    })
  const cost = { memoryCost: options.memoryKib, timeCost: options.passes, parallelism: 1 }
  let nobody: Promise<string> | undefined
  return {
    hash: (password) => compute(() => hash(password, cost)),
    verify: (stored, password) =>
      compute(async () => {
        nobody ??= hash('personne', cost)
        const matches = await verify(stored ?? (await nobody), password.slice(0, longestPassword + 1))
        return matches && stored !== undefined && password.length <= longestPassword
      }),
  }
}

/** Runs at most `parallel` works at a time, keeps at most `waiting`, refuses the rest. */
function boundedQueue(
  parallel: number,
  waiting: number,
): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const queue: (() => void)[] = []
  let running = 0
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async (work) => {
    if (running < parallel) running += 1
    else if (queue.length >= waiting) throw securityRefusals.refuse('password.busy')
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
