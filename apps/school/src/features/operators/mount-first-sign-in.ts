import { hashPassword, readForm, sendPage, sha256 } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Operator } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { afterPassword } from './after-password.ts'
import { copy } from './copy.fr.ts'
import { FirstSignInPage } from './first-sign-in-page.tsx'
import { operatorPasswordFault } from './operator-password.ts'
import type { OperatorsDeps } from './operators-deps.ts'
import { operatorRefusals } from './refusals.ts'
import { auditOf } from './second-factor.ts'

const path = '/connexion/premiere-fois/:jeton'

/** The link of first sign-in: a password is chosen, then the codes are set up as at any sign-in. */
export function mountFirstSignIn(app: FastifyInstance, deps: OperatorsDeps): void {
  app.get(path, async (request, reply) => {
    const { operator } = await invited(request, deps)
    return sendPage(reply, FirstSignInPage(pageOf(request, deps, operator)))
  })
  app.post(path, (request, reply) => choosePassword(request, reply, deps))
}

const pageOf = (request: FastifyRequest, { demo }: OperatorsDeps, operator: Operator) => ({
  view: viewOf(request, demo),
  action: request.url,
  operator,
})

/** @throws Refusal `operator.invitation-over` */
async function invited(
  request: FastifyRequest,
  { operatorAccess, clock }: OperatorsDeps,
): Promise<{ readonly operator: Operator; readonly tokenHash: Buffer }> {
  const { jeton } = request.params as { readonly jeton: string }
  const tokenHash = sha256(jeton)
  const operator = await operatorAccess.invitation(tokenHash, clock.now())
  if (!operator) throw operatorRefusals.refuse('operator.invitation-over')
  return { operator, tokenHash }
}

export const newPasswordForm = z.object({
  nouveau: z.string().max(1024).default(''),
  encore: z.string().max(1024).default(''),
})

/** What is wrong with a password typed twice, in words. */
export function newPasswordFault(
  typed: z.output<typeof newPasswordForm>,
  owner: Operator,
  leaked: ReadonlySet<string>,
): string | undefined {
  if (typed.nouveau === '') return copy.passwords.missing
  return (
    operatorPasswordFault(typed.nouveau, owner, leaked) ??
    (typed.nouveau === typed.encore ? undefined : copy.passwords.different)
  )
}

async function choosePassword(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
): Promise<FastifyReply> {
  const { operator, tokenHash } = await invited(request, deps)
  const form = readForm(request, newPasswordForm)
  const fault = form.ok ? newPasswordFault(form.value, operator, deps.leaked) : copy.passwords.missing
  if (!form.ok || fault !== undefined)
    return sendPage(reply, FirstSignInPage({ ...pageOf(request, deps, operator), error: fault }), 422)
  const at = deps.clock.now()
  const passwordHash = await hashPassword(form.value.nouveau)
  const audit = auditOf('operator.invitation-used', operator, at)
  if (!(await deps.operatorAccess.accept({ tokenHash, passwordHash, at, audit })))
    throw operatorRefusals.refuse('operator.invitation-over')
  request.flash('success', copy.first.done)
  return afterPassword(deps, { request, reply, operator, next: '/console' })
}
