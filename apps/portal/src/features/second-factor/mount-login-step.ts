import { allowFormTargets, readForm, seeOther, sendPage, sha256 } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { describeBrowser, type LoginProof, openSession } from '../login/index.ts'
import { checkCode } from './check-code.ts'
import { codeAnswer } from './code-answer.ts'
import { CodePage } from './code.page.tsx'
import { addKey, keyForm } from './add-key.ts'
import { enrolCopy, factorCopy as copy, keyCopy, recoveryCopy } from './copy.fr.ts'
import { draftSecret, enrol } from './enrol.ts'
import { EnrolPage } from './enrol.page.tsx'
import { proofOptions, provesKey, registrationOptions } from './key-ceremony.ts'
import { NewKeyPage } from './new-key.page.tsx'
import { RecoveryPage } from './recovery.page.tsx'
import { keyDepsOf, type SecondFactorDeps } from './second-factor-deps.ts'
import type { FactorHolder, LoginStep } from './second-factors.ts'
import { StepShell } from './step-shell.tsx'

/** A half log-in, as a request of it is answered. */
interface Half extends LoginStep {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly token: string
  readonly holder: FactorHolder
}

type Answer = (deps: SecondFactorDeps, half: Half) => Promise<unknown>

/** `/connexion/code` and `/connexion/second-facteur`: between a right password and the session. */
export function mountLoginStep(app: FastifyInstance, deps: SecondFactorDeps): void {
  const inStep = (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) =>
    withStep(deps, { request, reply }, answer)
  app.get('/connexion/code', inStep(showCode))
  app.post('/connexion/code', inStep(takeCode))
  app.post('/connexion/cle', inStep(takeKeyProof))
  app.get('/connexion/second-facteur/cle', inStep(showKeyEnrolment))
  app.post('/connexion/second-facteur/cle', inStep(takeKeyEnrolment))
  app.get('/connexion/second-facteur', inStep(showEnrolment))
  app.post('/connexion/second-facteur', inStep(takeEnrolment))
}

async function withStep(
  deps: SecondFactorDeps,
  exchange: Pick<Half, 'request' | 'reply'>,
  answer: Answer,
): Promise<unknown> {
  const { request } = exchange
  const token = deps.stepCookie.presented(request)
  const step = token === undefined ? undefined : await deps.steps.find(token, deps.clock.now())
  const holder = step && (await deps.factors.holder(step.accountId))
  if (token === undefined || !step || !holder) return startAgain(deps, exchange, copy.stepOver)
  return answer(deps, { ...exchange, ...step, token, holder })
}

function startAgain(
  deps: SecondFactorDeps,
  { request, reply }: Pick<Half, 'request' | 'reply'>,
  sentence: string,
): unknown {
  deps.stepCookie.take(reply)
  request.flash('warning', sentence)
  return seeOther(reply, '/connexion')
}

function showCode(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  // The other page is for those who have none yet; each leads to the one that fits.
  const fits = half.holder.enrolledAt !== undefined
  return fits ? sendCode(deps, half) : Promise.resolve(seeOther(half.reply, '/connexion/second-facteur'))
}

const codeForm = z.object({ code: z.string().trim().min(1, copy.missing).max(100, copy.missing) })

async function takeCode(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  const { request, reply, accountId } = half
  const form = readForm(request, codeForm)
  if (!form.ok) return sendCode(deps, half, { status: 422, message: form.errors.code ?? copy.missing })
  const origin = { address: request.ip, browser: describeBrowser(request.headers['user-agent']) }
  const check = await checkCode(deps, { accountId, code: form.value.code, ...origin })
  if (!check.ok) return sendCode(deps, half, codeAnswer(deps, reply, check))
  if (check.kind === 'recovery-code')
    request.flash('warning', copy.lowOnCodes(Math.max(0, half.holder.recoveryLeft - 1)))
  const opened = await finish(
    deps,
    half,
    check.kind === 'code' ? 'password-and-code' : 'password-and-recovery-code',
  )
  return opened ? seeOther(reply, half.next) : startAgain(deps, half, copy.suspended)
}

async function finish(deps: SecondFactorDeps, half: Half, proof: LoginProof): Promise<boolean> {
  const { request, reply, accountId, next } = half
  if (!(await deps.steps.close(half.token))) return false
  deps.stepCookie.take(reply)
  return openSession(deps, { request, reply, accountId, next, proof })
}

const answerForm = z.object({ reponse: z.string().min(1, keyCopy.noAnswer).max(60_000, keyCopy.noAnswer) })

async function takeKeyProof(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  const { request, reply, accountId } = half
  const form = readForm(request, answerForm)
  if (!form.ok) return sendCode(deps, half, { status: 422, message: keyCopy.noAnswer })
  if (!(await provesKey(keyDepsOf(deps), accountId, form.value.reponse))) {
    const origin = { address: request.ip, browser: describeBrowser(request.headers['user-agent']) }
    await deps.factors.recordRefusal({ accountId, at: deps.clock.now(), ...origin })
    return sendCode(deps, half, { status: 401, message: keyCopy.wrong })
  }
  const opened = await finish(deps, half, 'password-and-key')
  return opened ? seeOther(reply, half.next) : startAgain(deps, half, copy.suspended)
}

/** The form may end, by redirects, on the address of a third-party service (`allowFormTargets`). */
async function sendCode(
  deps: SecondFactorDeps,
  { request, reply, next, accountId, holder }: Half,
  wrong?: { readonly status: number; readonly message: string },
): Promise<unknown> {
  if (next.startsWith('/cas/')) allowFormTargets(reply, 'any')
  const keyOptions =
    deps.party && holder.keys > 0 ? await proofOptions(keyDepsOf(deps), accountId) : undefined
  const common = { csrf: request.csrf, demo: deps.demo, flashes: request.takeFlashes() }
  return sendPage(
    reply,
    CodePage({ ...common, hasApplication: holder.hasApplication, keyOptions, error: wrong?.message }),
    wrong?.status,
  )
}

async function showKeyEnrolment(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  return half.holder.enrolledAt ? seeOther(half.reply, '/connexion/code') : sendKeyEnrolment(deps, half)
}

async function takeKeyEnrolment(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  const { request, accountId, holder } = half
  // A half log-in opens nothing: it cannot add a key to an account that has a factor already.
  if (holder.enrolledAt) return seeOther(half.reply, '/connexion/code')
  const form = readForm(request, keyForm)
  if (!form.ok) return sendKeyEnrolment(deps, half, keyCopy.noAnswer)
  const name = form.value.nom || describeBrowser(request.headers['user-agent'])
  const by = { accountId, label: holder.login, scope: [] }
  const added = await addKey(deps, { accountId, answer: form.value.reponse, name, by })
  if (!added.ok) return sendKeyEnrolment(deps, half, added.error)
  if (!(await finish(deps, half, 'password-and-key'))) return startAgain(deps, half, copy.suspended)
  if (!added.codes) return seeOther(half.reply, half.next)
  const page = RecoveryPage({ codes: added.codes, activated: true, next: half.next })
  return sendBare(deps, half, { title: recoveryCopy.title, children: page })
}

async function sendKeyEnrolment(deps: SecondFactorDeps, half: Half, error?: string): Promise<unknown> {
  const { request } = half
  const options = await registrationOptions(keyDepsOf(deps), half.holder)
  const action = '/connexion/second-facteur/cle'
  const name = describeBrowser(request.headers['user-agent'])
  const children = NewKeyPage({ csrf: request.csrf, action, options, name, error })
  return sendBare(deps, half, { title: keyCopy.newTitle, children }, error === undefined ? 200 : 422)
}

async function showEnrolment(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  return half.holder.enrolledAt ? seeOther(half.reply, '/connexion/code') : sendEnrolment(deps, half)
}

async function takeEnrolment(deps: SecondFactorDeps, half: Half): Promise<unknown> {
  const { request, accountId, holder } = half
  const form = readForm(request, codeForm)
  if (!form.ok) return sendEnrolment(deps, half, { status: 422, message: enrolCopy.missing })
  const by = { accountId, label: holder.login, scope: [] }
  const codes = await enrol(deps, { accountId, key: keyOf(half) }, { code: form.value.code, by })
  if (!codes) return sendEnrolment(deps, half, { status: 422, message: enrolCopy.wrong })
  if (!(await finish(deps, half, 'password-and-code'))) return startAgain(deps, half, copy.suspended)
  const page = RecoveryPage({ codes, activated: true, next: half.next })
  return sendBare(deps, half, { title: recoveryCopy.title, children: page })
}

const keyOf = ({ token }: Half): string => `step:${sha256(token).toString('base64url')}`

async function sendEnrolment(
  deps: SecondFactorDeps,
  half: Half,
  wrong?: { readonly status: number; readonly message: string },
): Promise<unknown> {
  const { request, accountId, holder } = half
  const secret = await draftSecret(deps, { accountId, key: keyOf(half) })
  const action = '/connexion/second-facteur'
  const children = EnrolPage({
    csrf: request.csrf,
    keyHref: deps.party && `${action}/cle`,
    action,
    login: holder.login,
    secret,
    error: wrong?.message,
  })
  const { title, requiredLead: lead } = enrolCopy
  return sendBare(deps, half, { title, lead, children }, wrong?.status)
}

interface BareContent {
  readonly title: string
  readonly lead?: string
  readonly children: VNode
}

function sendBare(
  deps: SecondFactorDeps,
  { request, reply }: Half,
  content: BareContent,
  status?: number,
): unknown {
  const page = { ...content, flashes: request.takeFlashes(), demo: deps.demo }
  return sendPage(reply, StepShell(page), status)
}
