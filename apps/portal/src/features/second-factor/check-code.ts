import { type Clock, recoveryHash, totpStep } from '@preau/platform'
import type { LoginRegulator, LoginRules } from '../login/index.ts'
import type { SecondFactors } from './second-factors.ts'

export interface CheckCodeDeps {
  readonly factors: Pick<SecondFactors, 'secret' | 'spendStep' | 'spendRecoveryCode' | 'recordRefusal'>
  readonly regulator: Pick<LoginRegulator, 'beginProof' | 'forgive'>
  readonly rules: LoginRules
  readonly clock: Clock
}

/** A code typed, and where from. */
export interface TypedCode {
  readonly accountId: string
  readonly code: string
  readonly address: string
  /** `describeBrowser` of the client. */
  readonly browser: string
}

export type CodeCheck =
  | { readonly ok: true; readonly kind: 'code' | 'recovery-code' }
  /** `looked` false: the code was not looked at, a delay is running. */
  | { readonly ok: false; readonly looked: boolean; readonly until?: Date }

/**
 * Checks a code of the application or a recovery code. Each is good once; failures are delayed like those of a password,
 * which leaves a guesser of six figures a few dozen tries a day out of a million.
 */
export async function checkCode(deps: CheckCodeDeps, typed: TypedCode): Promise<CodeCheck> {
  const { accountId, address, browser } = typed
  const at = deps.clock.now()
  const decision = await deps.regulator.beginProof({ kind: 'code', accountId, at }, deps.rules)
  if (!decision.ok) return { ok: false, looked: false, until: decision.until }
  const kind = await spend(deps, typed, at)
  if (kind) {
    await deps.regulator.forgive(decision.open)
    return { ok: true, kind }
  }
  await deps.factors.recordRefusal({ accountId, at, address, browser })
  const { freeAt } = decision.open
  return { ok: false, looked: true, ...(freeAt > at && { until: freeAt }) }
}

async function spend(
  deps: CheckCodeDeps,
  { accountId, code }: TypedCode,
  at: Date,
): Promise<'code' | 'recovery-code' | undefined> {
  const secret = await deps.factors.secret(accountId)
  const step = secret && totpStep(secret, code.replace(/\s/g, ''), at)
  if (step !== undefined) return (await deps.factors.spendStep({ accountId, step })) ? 'code' : undefined
  const hash = recoveryHash(accountId, code)
  return hash && (await deps.factors.spendRecoveryCode({ accountId, hash, at })) ? 'recovery-code' : undefined
}
