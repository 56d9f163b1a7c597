import {
  type Clock,
  newRecoveryCodes,
  newTotpSecret,
  type Random,
  recoveryHash,
  totpStep,
} from '@preau/platform'
import type { Actor } from '../../frame/visitor.ts'
import { factorRefusals } from './refusals.ts'
import type { SecondFactors } from './second-factors.ts'

interface EnrolDeps {
  readonly factors: Pick<SecondFactors, 'draft' | 'enrol' | 'renewRecoveryCodes'>
  readonly clock: Clock
  readonly random: Random
}

/** A setting up under way: for whom, and in which half log-in or session. */
export interface Enrolment {
  readonly accountId: string
  readonly key: string
}

const draftMs = 3_600_000

/** The secret to show: the same until it is confirmed, from one page of the set-up to the next. */
export function draftSecret(deps: EnrolDeps, { accountId, key }: Enrolment): Promise<Uint8Array> {
  const at = deps.clock.now()
  const endsAt = new Date(at.getTime() + draftMs)
  return deps.factors.draft({ key, accountId, fresh: newTotpSecret(deps.random), at, endsAt })
}

/** Activates the second factor when the code is right; gives the recovery codes, `undefined` when it is not. */
export async function enrol(
  deps: EnrolDeps,
  enrolment: Enrolment,
  { code, by }: { readonly code: string; readonly by: Actor },
): Promise<readonly string[] | undefined> {
  const { accountId, key } = enrolment
  const secret = await draftSecret(deps, enrolment)
  const at = deps.clock.now()
  const step = totpStep(secret, code.replace(/\s/g, ''), at)
  if (step === undefined) return undefined
  const codes = newRecoveryCodes(deps.random)
  const recoveryHashes = hashesOf(accountId, codes)
  const done = await deps.factors.enrol({ accountId, key, secret, step, recoveryHashes, by, at })
  if (!done) throw factorRefusals.refuse('second-factor.already')
  return codes
}

/** Ten new recovery codes in the place of the old ones. */
export async function renewCodes(deps: EnrolDeps, accountId: string, by: Actor): Promise<readonly string[]> {
  const codes = newRecoveryCodes(deps.random)
  const recoveryHashes = hashesOf(accountId, codes)
  await deps.factors.renewRecoveryCodes({ accountId, recoveryHashes, by, at: deps.clock.now() })
  return codes
}

/** What is stored of recovery codes. */
export function hashesOf(accountId: string, codes: readonly string[]): readonly Buffer[] {
  return codes.flatMap((code) => recoveryHash(accountId, code) ?? [])
}
