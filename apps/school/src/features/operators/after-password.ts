import { seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operator } from '../../frame/operator.ts'
import { openOperatorSession } from './open-operator-session.ts'
import type { OperatorsDeps } from './operators-deps.ts'

/** Somebody whose password was right: in, or on to the code. */
export async function afterPassword(
  deps: OperatorsDeps,
  { request, reply, operator, next }: PasswordGiven,
): Promise<FastifyReply> {
  const factor = await deps.operatorAccess.factor(operator.id)
  if (factor === undefined && !deps.secondFactorRequired) {
    await openOperatorSession(deps, { request, reply }, { operator, proof: 'password' })
    return seeOther(reply, next)
  }
  const data = { pendingOperatorId: operator.id, next }
  await deps.pendingSignIns.open({ request, reply, subject: `operator-step:${operator.id}`, data })
  return seeOther(reply, factor === undefined ? '/connexion/activer-le-code' : '/connexion/code')
}

interface PasswordGiven {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly operator: Operator
  readonly next: string
}
