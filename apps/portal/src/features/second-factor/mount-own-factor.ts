import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/visitor.ts'
import { describeBrowser } from '../login/index.ts'
import { checkCode } from './check-code.ts'
import { codeAnswer } from './code-answer.ts'
import { enrolCopy, factorCopy as copy, keyCopy, statusCopy } from './copy.fr.ts'
import { draftSecret, enrol, renewCodes } from './enrol.ts'
import { EnrolPage } from './enrol.page.tsx'
import { proofOptions, provesKey } from './key-ceremony.ts'
import { isRequired } from './login-step.ts'
import { freshly, type Own, ownFactor, ownFactorPage as base, sendCodes } from './own-factor.ts'
import { factorRefusals } from './refusals.ts'
import { keyDepsOf, type SecondFactorDeps } from './second-factor-deps.ts'
import { StatusPage, type StatusPageProps } from './status.page.tsx'

/** `/compte/second-facteur`: one's own second factor. */
export function mountOwnFactor(app: FastifyInstance, deps: SecondFactorDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get(base, { preHandler }, ownFactor(deps, sendStatus))
  app.get(`${base}/activer`, { preHandler }, ownFactor(deps, besideAnother(showEnrolment)))
  app.post(`${base}/activer`, { preHandler }, ownFactor(deps, besideAnother(takeEnrolment)))
  app.post(`${base}/codes`, { preHandler }, ownFactor(deps, takeRenewal))
  app.post(`${base}/retirer`, { preHandler }, ownFactor(deps, takeRemoval))
}

/** The first factor needs the session alone; one more, the proofs of the others given just now. */
const besideAnother =
  (answer: Parameters<typeof freshly>[0]): typeof answer =>
  (deps, own) =>
    own.holder.enrolledAt ? freshly(answer)(deps, own) : answer(deps, own)

const crumbs = [{ label: copy.account, href: '/compte' }]

async function sendStatus(
  deps: SecondFactorDeps,
  own: Own,
  wrong?: { readonly status: number; readonly error: NonNullable<StatusPageProps['error']> },
): Promise<unknown> {
  const { request, reply, holder } = own
  const required = isRequired(deps.required, holder)
  const keys = await deps.passkeys.list(holder.accountId)
  const possible = deps.party !== undefined
  const keyOptions =
    possible && keys.length > 0 ? await proofOptions(keyDepsOf(deps), holder.accountId) : undefined
  const page = { csrf: request.csrf, holder, required, keys, possible, keyOptions, error: wrong?.error }
  const breadcrumbs = [...crumbs, { label: copy.title }]
  const content = { title: copy.title, breadcrumbs, children: StatusPage(page) }
  return deps.frame.page(request, reply, content, wrong?.status)
}

async function showEnrolment(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  return own.holder.hasApplication ? seeOther(own.reply, base) : sendEnrolment(deps, own)
}

const codeForm = z.object({ code: z.string().trim().min(1, copy.missing).max(100, copy.missing) })

async function takeEnrolment(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, holder } = own
  const form = readForm(request, codeForm)
  if (!form.ok) return sendEnrolment(deps, own, enrolCopy.missing)
  const session = await deps.sessions.current(request)
  const enrolment = { accountId: holder.accountId, key: await keyOf(deps, request) }
  const by = actorOf(deps.visitors.visitor(request))
  const codes = await enrol(deps, enrolment, { code: form.value.code, by })
  if (!codes) return sendEnrolment(deps, own, enrolCopy.wrong)
  // Whoever is in elsewhere came in without it.
  await deps.sessions.closeAllOf(holder.accountId, session ? { except: session.id } : {})
  return sendCodes(deps, own, { codes, activated: true })
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
  if (!(await isProven(deps, own, 'renew'))) return own.reply
  const by = actorOf(deps.visitors.visitor(own.request))
  const codes = await renewCodes(deps, own.holder.accountId, by)
  return sendCodes(deps, own, { codes, activated: false })
}

async function takeRemoval(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, reply, holder } = own
  if (isRequired(deps.required, holder)) throw factorRefusals.refuse('second-factor.required')
  if (!(await isProven(deps, own, 'remove'))) return reply
  const by = actorOf(deps.visitors.visitor(request))
  await deps.factors.remove({ accountId: holder.accountId, by, at: deps.clock.now() })
  request.flash('success', statusCopy.removed)
  return seeOther(reply, base)
}

const proofForm = z.object({
  code: z.string().trim().max(100, copy.missing).default(''),
  reponse: z.string().max(60_000, copy.missing).default(''),
})

/** A code, or a key that was touched. False: the page that says what is wrong has been sent. */
async function isProven(deps: SecondFactorDeps, own: Own, form: 'renew' | 'remove'): Promise<boolean> {
  const { request, reply, holder } = own
  const { accountId } = holder
  const read = readForm(request, proofForm)
  const { code, reponse } = read.ok ? read.value : { code: '', reponse: '' }
  if (code === '' && reponse === '') {
    await sendStatus(deps, own, { status: 422, error: { form, message: copy.missing } })
    return false
  }
  if (reponse !== '') {
    if (await provesKey(keyDepsOf(deps), accountId, reponse)) return true
    await sendStatus(deps, own, { status: 401, error: { form, message: keyCopy.wrong } })
    return false
  }
  const origin = { address: request.ip, browser: describeBrowser(request.headers['user-agent']) }
  const check = await checkCode(deps, { accountId, code, ...origin })
  if (check.ok) return true
  const { status, message } = codeAnswer(deps, reply, check)
  await sendStatus(deps, own, { status, error: { form, message } })
  return false
}
