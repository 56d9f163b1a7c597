import type { Exchange } from '@preau/platform'
import { actorOf, type Operator } from '../../frame/operator.ts'
import type { OperatorProof } from './operator-session.ts'
import type { OperatorsDeps } from './operators-deps.ts'

/** By what an operator comes in. */
export interface SignInProof {
  readonly proof: OperatorProof
  readonly certificateId?: string
}

type OpenDeps = Pick<OperatorsDeps, 'sessions' | 'operators' | 'clock'>

/** Opens the session of an operator who has given every proof asked, and records it. */
export async function openOperatorSession(
  { sessions, operators, clock }: OpenDeps,
  exchange: Exchange,
  { operator, ...proof }: SignInProof & { readonly operator: Operator },
): Promise<void> {
  const data = { operatorId: operator.id, ...proof }
  await sessions.open({ ...exchange, subject: `operator:${operator.id}`, data })
  const line = { action: 'operator.signed-in', actor: actorOf(operator), outcome: 'done' } as const
  await operators.recordSignIn({ ...line, at: clock.now(), data: proof }, operator.id)
}

/** Records a proof that was wrong. */
export async function recordRefusal(
  { operators, clock }: Pick<OpenDeps, 'operators' | 'clock'>,
  operator: Operator | undefined,
  proof: OperatorProof,
): Promise<void> {
  const actor = operator ? actorOf(operator) : 'anonymous'
  const line = { action: 'operator.signed-in', actor, outcome: 'refused' } as const
  await operators.recordSignIn({ ...line, at: clock.now(), data: { proof } })
}
