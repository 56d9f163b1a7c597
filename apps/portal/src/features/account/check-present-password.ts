import { type Clock, verifyPassword } from '@preau/platform'
import type { LoginRegulator, LoginRules } from '../login/index.ts'
import type { OwnAccounts } from './own-accounts.ts'

export interface PresentPasswordDeps {
  readonly accounts: Pick<OwnAccounts, 'passwordHash'>
  readonly regulator: Pick<LoginRegulator, 'beginProof' | 'forgive' | 'giveBack'>
  readonly rules: LoginRules
  readonly clock: Clock
}

export type PresentPasswordCheck =
  | { readonly ok: true }
  /** `until`: it was not looked at, too many were wrong. */
  | { readonly ok: false; readonly until?: Date }

/** Whoever finds a session open must not guess its password there: mistakes are delayed like those of the log-in. */
export async function checkPresentPassword(
  deps: PresentPasswordDeps,
  accountId: string,
  typed: string,
): Promise<PresentPasswordCheck> {
  const proof = { kind: 'present-password', accountId, at: deps.clock.now() } as const
  const decision = await deps.regulator.beginProof(proof, deps.rules)
  if (!decision.ok) return { ok: false, until: decision.until }
  const hash = await deps.accounts.passwordHash(accountId)
  const matches = await verifyPassword(hash, typed).catch(async (busy: unknown) => {
    await deps.regulator.giveBack(decision.open)
    throw busy
  })
  if (matches) await deps.regulator.forgive(decision.open)
  return { ok: matches }
}
