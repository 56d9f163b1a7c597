import { type FormResult, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Operator } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { CodePage } from './code-page.tsx'
import { copy } from './copy.fr.ts'
import { EnrolPage } from './enrol-page.tsx'
import { openOperatorSession, recordRefusal } from './open-operator-session.ts'
import type { OperatorsDeps, PendingSignIn } from './operators-deps.ts'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'
import { checkCode, draftSecret, enrol, openDraft } from './second-factor.ts'

/** A half sign-in, as a request of it is answered. */
interface Half extends PendingSignIn {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly operator: Operator
}

type Answer = (deps: OperatorsDeps, half: Half) => Promise<FastifyReply>

/** `/connexion/code` and `/connexion/activer-le-code`: between a right password and the session. */
export function mountSignInStep(app: FastifyInstance, deps: OperatorsDeps): void {
  const inStep = (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) =>
    withStep(deps, { request, reply }, answer)
  app.get('/connexion/code', inStep(showCode))
  app.post('/connexion/code', inStep(takeCode))
  app.get('/connexion/activer-le-code', inStep(showEnrolment))
  app.post('/connexion/activer-le-code', inStep(takeEnrolment))
}

async function withStep(
  deps: OperatorsDeps,
  exchange: Pick<Half, 'request' | 'reply'>,
  answer: Answer,
): Promise<FastifyReply> {
  const data: Partial<PendingSignIn> | undefined = (await deps.pendingSignIns.current(exchange.request))?.data
  const id = data?.pendingOperatorId
  const operator = id === undefined ? undefined : await deps.operators.byId(id)
  if (id === undefined || operator === undefined) {
    exchange.request.flash('warning', copy.stepOver)
    return seeOther(exchange.reply, '/connexion')
  }
  return answer(deps, { ...exchange, pendingOperatorId: id, next: data?.next ?? '/console', operator })
}

const isEnrolled = async (deps: OperatorsDeps, { operator }: Half): Promise<boolean> =>
  (await deps.operatorAccess.factor(operator.id)) !== undefined

/** Each of the two pages leads to the one that fits. */
async function showCode(deps: OperatorsDeps, half: Half): Promise<FastifyReply> {
  const { request, reply } = half
  if (!(await isEnrolled(deps, half))) return seeOther(reply, '/connexion/activer-le-code')
  return sendPage(reply, CodePage({ view: viewOf(request, deps.demo) }))
}

export const codeForm = z.object({
  code: z.string().trim().min(1, copy.code.missing).max(100, copy.code.missing),
  brouillon: z.string().max(500).default(''),
})

export const codeError = (form: Extract<FormResult<unknown>, { readonly ok: false }>): string =>
  form.errors.code ?? copy.code.missing

async function takeCode(deps: OperatorsDeps, half: Half): Promise<FastifyReply> {
  const { request, reply, operator } = half
  const form = readForm(request, codeForm)
  const again = (error: string): FastifyReply =>
    sendPage(reply, CodePage({ view: viewOf(request, deps.demo), error }), 422)
  if (!form.ok) return again(codeError(form))
  const proof = await checkCode(deps, operator, form.value.code)
  if (proof === undefined) {
    await recordRefusal(deps, operator, 'code')
    return again(copy.code.wrong)
  }
  if (proof === 'recovery-code') {
    const left = (await deps.operatorAccess.factor(operator.id))?.recoveryLeft ?? 0
    request.flash('warning', copy.code.low(left))
  }
  await deps.pendingSignIns.close({ request, reply })
  await openOperatorSession(deps, { request, reply }, { operator, proof })
  return seeOther(reply, half.next)
}

async function showEnrolment(deps: OperatorsDeps, half: Half): Promise<FastifyReply> {
  if (await isEnrolled(deps, half)) return seeOther(half.reply, '/connexion/code')
  return sendEnrolment(deps, half)
}

async function sendEnrolment(
  deps: OperatorsDeps,
  { request, reply, operator }: Half,
  wrong?: { readonly draft: string; readonly error: string },
): Promise<FastifyReply> {
  const kept = wrong && (await openDraft(deps, operator.id, wrong.draft))
  const draft = wrong && kept ? wrong.draft : await draftSecret(deps, operator.id)
  const secret = kept ?? (await openDraft(deps, operator.id, draft))
  if (secret === undefined) throw new Error('a draft that was just sealed opens')
  const page = EnrolPage({
    view: viewOf(request, deps.demo),
    action: '/connexion/activer-le-code',
    login: operator.login,
    draft,
    secret,
    error: wrong?.error,
  })
  return sendPage(reply, page, wrong ? 422 : 200)
}

async function takeEnrolment(deps: OperatorsDeps, half: Half): Promise<FastifyReply> {
  const { request, reply, operator } = half
  const form = readForm(request, codeForm)
  const draft = form.kept.text('brouillon').slice(0, 500)
  if (!form.ok) return sendEnrolment(deps, half, { draft, error: codeError(form) })
  const codes = await enrol(deps, operator, { draft, code: form.value.code })
  if (codes === undefined) return sendEnrolment(deps, half, { draft, error: copy.code.wrong })
  await deps.pendingSignIns.close({ request, reply })
  await openOperatorSession(deps, { request, reply }, { operator, proof: 'code' })
  return sendPage(reply, RecoveryCodesPage({ view: viewOf(request, deps.demo), codes, next: half.next }))
}
