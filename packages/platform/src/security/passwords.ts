import { availableParallelism } from 'node:os'

import { createPasswordHasher } from './create-password-hasher.ts'

// OWASP password storage, argon2id: 19 MiB, two passes. Two at a time on a small machine leave room for everything else.
const hasher = createPasswordHasher({
  parallel: Math.max(2, Math.min(4, availableParallelism())),
  waiting: 256,
  memoryKib: 19_456,
  passes: 2,
})

/** Hashes a password (argon2id) through the queue of this process. @throws Refusal `password.busy` (503) */
export function hashPassword(password: string): Promise<string> {
  return hasher.hash(password)
}

/**
 * Whether the password is the one that was hashed; `undefined` (unknown account) takes the same time and says no.
 *
 * @throws Refusal `password.busy` (503)
 */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return hasher.verify(stored, password)
}
