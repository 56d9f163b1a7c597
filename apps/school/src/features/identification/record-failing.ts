import { type Clock, type Random, randomToken, sha256 } from '@preau/platform'
import type { SchoolBase, Space } from '../bases/index.ts'
import { type FailureEvidence, type FailureReason, hasForm, statusOf } from './identification-failure.ts'
import type { Identification } from './identification.ts'
import type { IdentificationStore } from './identification-store.ts'
import { identifiedOf, type Recognised } from './recognise.ts'

export interface FailingDeps {
  readonly identification: Pick<IdentificationStore, 'recordFailure'>
  readonly clock: Clock
  readonly random: Random
}

/** Where somebody failed, and under which rule. */
interface FailingAt {
  readonly base: SchoolBase
  readonly space: Space
  readonly rule: FailureEvidence
}

export interface Failing {
  readonly reason: FailureReason
  readonly evidence?: Partial<FailureEvidence>
  readonly casUser?: string
  readonly people?: readonly Recognised[]
}

const formMs = 24 * 3_600_000

/** Records the failure, whether or not the person sends the form, and says it. */
export async function recordFailing(
  { identification, clock, random }: FailingDeps,
  { base, space, rule }: FailingAt,
  { reason, evidence, casUser, people = [] }: Failing,
): Promise<Extract<Identification, { readonly kind: 'failure' }>> {
  const at = clock.now()
  const whole = { ...rule, ...evidence }
  const { known } = whole
  const token = known !== undefined && hasForm(reason) ? randomToken(random) : undefined
  await identification.recordFailure({
    baseId: base.id,
    at,
    space,
    reason,
    casUser,
    evidence: whole,
    form:
      token === undefined ? undefined : { tokenHash: sha256(token), endsAt: new Date(at.getTime() + formMs) },
  })
  const form = token !== undefined && known !== undefined ? { token, known } : undefined
  const entitled = people.filter(({ state }) => state === 'ok').map(identifiedOf)
  return {
    kind: 'failure',
    failure: { reason, status: statusOf(reason), space, evidence: whole, people: entitled, form },
  }
}
