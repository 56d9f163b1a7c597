import { newRecoveryCodes } from '@preau/platform'
import { z } from 'zod'
import type { Actor } from '../../frame/visitor.ts'
import { keyCopy as copy } from './copy.fr.ts'
import { hashesOf } from './enrol.ts'
import { newKey } from './key-ceremony.ts'
import { keyDepsOf, type SecondFactorDeps } from './second-factor-deps.ts'

/** The form of a new key: its name, and what the browser said. */
export const keyForm = z.object({
  nom: z.string().trim().max(60, copy.longName).default(''),
  reponse: z.string().min(1, copy.noAnswer).max(60_000, copy.noAnswer),
})

export type AddedKey =
  /** `codes`: it is the first factor of the account, and these go with it. */
  { readonly ok: true; readonly codes?: readonly string[] } | { readonly ok: false; readonly error: string }

/** Adds the key that a browser has just made. */
export async function addKey(
  deps: Pick<SecondFactorDeps, 'passkeys' | 'party' | 'clock' | 'random'>,
  order: { readonly accountId: string; readonly answer: string; readonly name: string; readonly by: Actor },
): Promise<AddedKey> {
  const { accountId, answer, name, by } = order
  const key = await newKey(keyDepsOf(deps), accountId, answer)
  if (!key) return { ok: false, error: copy.notHeld }
  const codes = newRecoveryCodes(deps.random)
  const change = { accountId, by, at: deps.clock.now() }
  const recoveryHashes = hashesOf(accountId, codes)
  const added = await deps.passkeys.add({ ...change, key: { ...key, name }, recoveryHashes })
  if (added === 'taken') return { ok: false, error: copy.known }
  return added === 'first' ? { ok: true, codes } : { ok: true }
}
