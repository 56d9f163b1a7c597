import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/visitor.ts'
import { describeBrowser } from '../login/index.ts'
import { checkCode } from './check-code.ts'
import { codeAnswer } from './code-answer.ts'
import { enrolCopy, factorCopy as copy, recoveryCopy, statusCopy } from './copy.fr.ts'
import { draftSecret, enrol, renewCodes } from './enrol.ts'
import { EnrolPage } from './enrol.page.tsx'
import { isRequired } from './login-step.ts'
import { RecoveryPage } from './recovery.page.tsx'
import { factorRefusals } from './refusals.ts'
import type { SecondFactorDeps } from './second-factor-deps.ts'
import type { FactorHolder } from './second-factors.ts'
import { StatusPage, type StatusPageProps } from './status.page.tsx'

const base = '/compte/second-facteur'

/** A request about one's own second factor. */
interface Own {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly holder: FactorHolder
}

type Answer = (deps: SecondFactorDeps, own: Own) => Promise<unknown>

/** `/compte/second-facteur`: one's own second factor. */
export function mountOwnFactor(app: FastifyInstance, deps: SecondFactorDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  const own = (answer: Answer) => async (request: FastifyRequest, reply: FastifyReply) =>
    answer(deps, { request, reply, holder: await holderOf(deps, request) })
  app.get(base, { preHandler }, own(sendStatus))
  app.get(`${base}/activer`, { preHandler }, own(showEnrolment))
  app.post(`${base}/activer`, { preHandler }, own(takeEnrolment))
  app.post(`${base}/codes`, { preHandler }, own(takeRenewal))
  app.post(`${base}/retirer`, { preHandler }, own(takeRemoval))
}

async function holderOf(deps: SecondFactorDeps, request: FastifyRequest): Promise<FactorHolder> {
  const holder = await deps.factors.holder(deps.visitors.visitor(request).accountId)
  // Who no longer belongs to those it is offered to may still remove what they have.
  if (!holder || (holder.populations.length === 0 && !holder.enrolledAt))
    throw factorRefusals.refuse('second-factor.not-offered')
  return holder
}

const crumbs = [{ label: copy.account, href: '/compte' }]

async function sendStatus(
  deps: SecondFactorDeps,
  own: Own,
  wrong?: { readonly status: number; readonly error: NonNullable<StatusPageProps['error']> },
): Promise<unknown> {
  const { request, reply, holder } = own
  const required = isRequired(deps.required, holder)
  const children = StatusPage({ csrf: request.csrf, holder, required, error: wrong?.error })
  const breadcrumbs = [...crumbs, { label: copy.title }]
  return deps.frame.page(request, reply, { title: copy.title, breadcrumbs, children }, wrong?.status)
}

async function showEnrolment(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  return own.holder.enrolledAt ? seeOther(own.reply, base) : sendEnrolment(deps, own)
}

const codeForm = z.object({ code: z.string().trim().min(1, copy.missing).max(100, copy.missing) })

async function takeEnrolment(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, reply, holder } = own
  const form = readForm(request, codeForm)
  if (!form.ok) return sendEnrolment(deps, own, enrolCopy.missing)
  const session = await deps.sessions.current(request)
  const enrolment = { accountId: holder.accountId, key: await keyOf(deps, request) }
  const by = actorOf(deps.visitors.visitor(request))
  const codes = await enrol(deps, enrolment, { code: form.value.code, by })
  if (!codes) return sendEnrolment(deps, own, enrolCopy.wrong)
  // Whoever is in elsewhere came in without it.
  await deps.sessions.closeAllOf(holder.accountId, session ? { except: session.id } : {})
  return sendCodes(deps, { request, reply }, { codes, activated: true })
}

async function keyOf(deps: SecondFactorDeps, request: FastifyRequest): Promise<string> {
  return `session:${(await deps.sessions.current(request))?.id ?? ''}`
}

async function sendEnrolment(deps: SecondFactorDeps, own: Own, error?: string): Promise<unknown> {
  const { request, reply, holder } = own
  const key = await keyOf(deps, request)
  const secret = await draftSecret(deps, { accountId: holder.accountId, key })
  const page = { csrf: request.csrf, action: `${base}/activer`, login: holder.login, secret, error }
  const breadcrumbs = [...crumbs, { label: copy.title, href: base }, { label: enrolCopy.title }]
  const content = { title: enrolCopy.title, lead: enrolCopy.lead, breadcrumbs, children: EnrolPage(page) }
  return deps.frame.page(request, reply, content, error === undefined ? 200 : 422)
}

async function takeRenewal(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  if (!(await isRightCode(deps, own, 'renew'))) return own.reply
  const by = actorOf(deps.visitors.visitor(own.request))
  const codes = await renewCodes(deps, own.holder.accountId, by)
  return sendCodes(deps, own, { codes, activated: false })
}

async function takeRemoval(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, reply, holder } = own
  if (isRequired(deps.required, holder)) throw factorRefusals.refuse('second-factor.required')
  if (!(await isRightCode(deps, own, 'remove'))) return reply
  const by = actorOf(deps.visitors.visitor(request))
  await deps.factors.remove({ accountId: holder.accountId, by, at: deps.clock.now() })
  request.flash('success', statusCopy.removed)
  return seeOther(reply, base)
}

/** False: the page that says what is wrong has been sent. */
async function isRightCode(deps: SecondFactorDeps, own: Own, form: 'renew' | 'remove'): Promise<boolean> {
  const { request, reply, holder } = own
  const read = readForm(request, codeForm)
  if (!read.ok) {
    await sendStatus(deps, own, { status: 422, error: { form, message: copy.missing } })
    return false
  }
  const origin = { address: request.ip, browser: describeBrowser(request.headers['user-agent']) }
  const check = await checkCode(deps, { accountId: holder.accountId, code: read.value.code, ...origin })
  if (check.ok) return true
  const { status, message } = codeAnswer(deps, reply, check)
  await sendStatus(deps, own, { status, error: { form, message } })
  return false
}

function sendCodes(
  deps: SecondFactorDeps,
  { request, reply }: Pick<Own, 'request' | 'reply'>,
  { codes, activated }: { readonly codes: readonly string[]; readonly activated: boolean },
): Promise<unknown> {
  const breadcrumbs = [...crumbs, { label: copy.title, href: base }, { label: recoveryCopy.title }]
  const children = RecoveryPage({ codes, activated, next: base })
  return deps.frame.page(request, reply, { title: recoveryCopy.title, breadcrumbs, children })
}
