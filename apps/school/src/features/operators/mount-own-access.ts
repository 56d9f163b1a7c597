import { hashPassword, readForm, seeOther, sendPage, verifyPassword } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import { copy } from './copy.fr.ts'
import { EnrolPage } from './enrol-page.tsx'
import { newPasswordFault, newPasswordForm } from './mount-first-sign-in.ts'
import { codeError, codeForm } from './mount-sign-in-step.ts'
import { recordRefusal } from './open-operator-session.ts'
import type { OperatorsDeps } from './operators-deps.ts'
import { OwnAccessPage, ownAccessPath } from './own-access-page.tsx'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'
import { secondsToWait } from './operator-waits.ts'
import { operatorRefusals } from './refusals.ts'
import { auditOf, checkCode, draftSecret, enrol, openDraft, renewCodes } from './second-factor.ts'

type OwnError = Parameters<typeof OwnAccessPage>[0]['error']

/** *Mon accès*: one's own codes, recovery codes and password. */
export function mountOwnAccess(app: FastifyInstance, deps: OperatorsDeps): void {
  const options = { preHandler: deps.gate.signedIn }
  app.get(ownAccessPath, options, (request, reply) => show(request, reply, deps))
  app.get(`${ownAccessPath}/code`, options, (request, reply) => showEnrolment(request, reply, deps))
  app.post(`${ownAccessPath}/code`, options, (request, reply) => activate(request, reply, deps))
  app.post(`${ownAccessPath}/codes-de-secours`, options, (request, reply) => renew(request, reply, deps))
  app.post(`${ownAccessPath}/mot-de-passe`, options, (request, reply) => changePassword(request, reply, deps))
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps & { readonly error?: OwnError },
): Promise<FastifyReply> {
  const operator = deps.gate.operator(request)
  const factor = await deps.operatorAccess.factor(operator.id)
  const { error } = deps
  const page = OwnAccessPage({ view: viewOf(request, deps.demo), operator, factor, error })
  return sendPage(reply, page, error === undefined ? 200 : 422)
}

async function showEnrolment(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps & { readonly wrong?: { readonly draft: string; readonly error: string } },
): Promise<FastifyReply> {
  const operator = deps.gate.operator(request)
  if (await deps.operatorAccess.factor(operator.id)) throw operatorRefusals.refuse('operator.factor-already')
  const kept = deps.wrong && (await openDraft(deps, operator.id, deps.wrong.draft))
  const draft = deps.wrong && kept ? deps.wrong.draft : await draftSecret(deps, operator.id)
  const secret = kept ?? (await openDraft(deps, operator.id, draft))
  if (secret === undefined) throw new Error('a draft that was just sealed opens')
  const page = EnrolPage({
    view: viewOf(request, deps.demo),
    action: `${ownAccessPath}/code`,
    login: operator.login,
    draft,
    secret,
    error: deps.wrong?.error,
  })
  return sendPage(reply, page, deps.wrong ? 422 : 200)
}

async function activate(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
): Promise<FastifyReply> {
  const form = readForm(request, codeForm)
  const draft = form.kept.text('brouillon').slice(0, 500)
  const again = (error: string) => showEnrolment(request, reply, { ...deps, wrong: { draft, error } })
  if (!form.ok) return again(codeError(form))
  const codes = await enrol(deps, deps.gate.operator(request), { draft, code: form.value.code })
  if (codes === undefined) return again(copy.code.wrong)
  return sendPage(reply, RecoveryCodesPage({ view: viewOf(request, deps.demo), codes, next: ownAccessPath }))
}

async function renew(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
): Promise<FastifyReply> {
  const operator = deps.gate.operator(request)
  const form = readForm(request, codeForm)
  const again = (message: string) => show(request, reply, { ...deps, error: { field: 'code', message } })
  if (!form.ok) return again(codeError(form))
  if ((await checkCode(deps, operator, form.value.code)) === undefined) {
    await recordRefusal(deps, operator, 'code')
    return again(copy.code.wrong)
  }
  const codes = await renewCodes(deps, operator)
  return sendPage(reply, RecoveryCodesPage({ view: viewOf(request, deps.demo), codes, next: ownAccessPath }))
}

async function changePassword(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
): Promise<FastifyReply> {
  const operator = deps.gate.operator(request)
  const form = readForm(request, newPasswordForm)
  const again = (field: 'actuel' | 'nouveau', message: string) =>
    show(request, reply, { ...deps, error: { field, message } })
  if (!form.ok) return again('nouveau', copy.passwords.missing)
  const seconds = await secondsToWait(deps, 'own-password', operator.id)
  if (seconds !== undefined) throw operatorRefusals.refuse('operator.too-many-attempts', { seconds })
  const stored = await deps.operators.byLogin(operator.login)
  if (!(await verifyPassword(stored?.passwordHash, form.kept.text('actuel')))) {
    await recordRefusal(deps, operator, 'password')
    return again('actuel', copy.mine.wrongPresent)
  }
  await deps.operatorWaits.clear('own-password', operator.id)
  const fault = newPasswordFault(form.value, operator, deps.leaked)
  if (fault !== undefined) return again('nouveau', fault)
  await deps.operatorAccess.setPassword({
    operatorId: operator.id,
    passwordHash: await hashPassword(form.value.nouveau),
    exceptSession: deps.gate.sessionId(request),
    audit: auditOf('operator.password-changed', operator, deps.clock.now()),
  })
  request.flash('success', copy.mine.changed)
  return seeOther(reply, ownAccessPath)
}
