import {
  type AuditEntry,
  type Clock,
  newRecoveryCodes,
  newTotpSecret,
  type Random,
  recoveryHash,
  totpStep,
  type Vault,
} from '@preau/platform'
import { actorOf, type Operator } from '../../frame/operator.ts'
import type { OperatorAccessStore } from './operator-access-store.ts'
import { type OperatorWaits, secondsToWait } from './operator-waits.ts'
import { operatorRefusals } from './refusals.ts'

export interface SecondFactorDeps {
  readonly operatorAccess: OperatorAccessStore
  readonly vault: Vault
  readonly operatorWaits: Pick<OperatorWaits, 'take' | 'clear'>
  readonly clock: Clock
  readonly random: Random
}

/** What the secret of the one-time codes of an operator is sealed for. */
export const factorPurpose = (operatorId: string): string => `operator-factor:${operatorId}`

/** A secret to show, sealed for the half sign-in that carries it until it is confirmed. */
export async function draftSecret({ vault, random }: SecondFactorDeps, operatorId: string): Promise<string> {
  const sealed = await vault.seal(newTotpSecret(random), factorPurpose(operatorId))
  return sealed.toString('base64')
}

/** The secret of a draft; `undefined` when it is not one of ours. */
export const openDraft = (
  { vault }: Pick<SecondFactorDeps, 'vault'>,
  operatorId: string,
  draft: string,
): Promise<Uint8Array | undefined> => vault.open(Buffer.from(draft, 'base64'), factorPurpose(operatorId))

/** Activates the codes when the one typed is right: the recovery codes, to show once; `undefined` when it is wrong. */
export async function enrol(
  deps: SecondFactorDeps,
  operator: Operator,
  typed: { readonly draft: string; readonly code: string },
): Promise<readonly string[] | undefined> {
  const at = deps.clock.now()
  const secret = await openDraft(deps, operator.id, typed.draft)
  const step = secret && totpStep(secret, typed.code.replace(/\s/g, ''), at)
  if (step === undefined) return undefined
  const codes = newRecoveryCodes(deps.random)
  const done = await deps.operatorAccess.enrol({
    operatorId: operator.id,
    sealedSecret: Buffer.from(typed.draft, 'base64'),
    step,
    recoveryHashes: hashesOf(operator.id, codes),
    at,
    audit: auditOf('operator.factor-enrolled', operator, at),
  })
  if (!done) throw operatorRefusals.refuse('operator.factor-already')
  return codes
}

/** Ten new recovery codes in the place of the old ones. */
export async function renewCodes(deps: SecondFactorDeps, operator: Operator): Promise<readonly string[]> {
  const codes = newRecoveryCodes(deps.random)
  const audit = auditOf('operator.codes-renewed', operator, deps.clock.now())
  await deps.operatorAccess.renewRecoveryCodes(operator.id, hashesOf(operator.id, codes), audit)
  return codes
}

/**
 * Checks a code of the application or a recovery code, each good once.
 *
 * @throws Refusal `operator.too-many-codes` after ten wrong ones in a row, on any node
 */
export async function checkCode(
  deps: SecondFactorDeps,
  operator: Operator,
  code: string,
): Promise<'code' | 'recovery-code' | undefined> {
  const seconds = await secondsToWait(deps, 'code', operator.id)
  if (seconds !== undefined) throw operatorRefusals.refuse('operator.too-many-codes', { seconds })
  const kind = await spend(deps, operator.id, code)
  if (kind !== undefined) await deps.operatorWaits.clear('code', operator.id)
  return kind
}

async function spend(
  { operatorAccess, vault, clock }: SecondFactorDeps,
  operatorId: string,
  code: string,
): Promise<'code' | 'recovery-code' | undefined> {
  const at = clock.now()
  const sealed = await operatorAccess.secret(operatorId)
  const secret = sealed && (await vault.open(sealed, factorPurpose(operatorId)))
  const step = secret && totpStep(secret, code.replace(/\s/g, ''), at)
  if (step !== undefined) return (await operatorAccess.spendStep({ operatorId, step })) ? 'code' : undefined
  const hash = recoveryHash(operatorId, code)
  const spent = hash && (await operatorAccess.spendRecoveryCode({ operatorId, hash, at }))
  return spent === true ? 'recovery-code' : undefined
}

const hashesOf = (operatorId: string, codes: readonly string[]): readonly Buffer[] =>
  codes.flatMap((code) => recoveryHash(operatorId, code) ?? [])

/** The audit line of what an operator does with their own access. */
export const auditOf = (action: string, operator: Operator, at: Date): AuditEntry => ({
  action,
  actor: actorOf(operator),
  target: actorOf(operator),
  outcome: 'done',
  at,
})
