import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/operator.ts'
import { printOf, shownPrint, stillSeen } from '../../frame/seen.ts'
import { differencesBetween, inWords, type SettingFacts } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import { inviteOperator } from './invite-operator.ts'
import { listCopy as copy } from './list-copy.fr.ts'
import type { OperatorLine } from './operator-access-store.ts'
import type { OperatorForm, OperatorFormErrors } from './operator-fields.tsx'
import { OperatorListPage, operatorsPath } from './operator-list-page.tsx'
import { InvitationPage, NewOperatorPage, OperatorPage } from './operator-pages.tsx'
import type { OperatorsDeps } from './operators-deps.ts'
import { operatorRefusals } from './refusals.ts'

type Handler = (request: FastifyRequest, reply: FastifyReply, deps: OperatorsDeps) => Promise<FastifyReply>

/** The accounts of operators, for the host. */
export function mountOperatorList(app: FastifyInstance, deps: OperatorsDeps): void {
  const options = { preHandler: deps.gate.asHost }
  const route = (handler: Handler) => (request: FastifyRequest, reply: FastifyReply) =>
    handler(request, reply, deps)
  app.get(operatorsPath, options, route(showList))
  app.get(`${operatorsPath}/nouveau`, options, route(showNew))
  app.post(`${operatorsPath}/nouveau`, options, route(invite))
  app.get(`${operatorsPath}/:operator`, options, route(showOne))
  app.post(`${operatorsPath}/:operator`, options, route(rename))
  app.post(`${operatorsPath}/:operator/lien`, options, route(inviteAgain))
  app.post(`${operatorsPath}/:operator/retirer`, options, route(remove))
}

const common = (request: FastifyRequest, deps: OperatorsDeps) => ({
  view: viewOf(request, deps.demo),
  operator: deps.gate.operator(request),
})

const showList: Handler = async (request, reply, deps) =>
  sendPage(reply, OperatorListPage({ ...common(request, deps), lines: await deps.operatorAccess.list() }))

const showNew: Handler = async (request, reply, deps) => {
  const form = { login: '', displayName: '', all: false, bases: [] }
  const bases = await deps.bases.list()
  return sendPage(reply, NewOperatorPage({ ...common(request, deps), bases, form, errors: {} }))
}

function readOperator(request: FastifyRequest): OperatorForm {
  const { kept } = readForm(request, z.object({}))
  return {
    login: kept.text('identifiant').trim().slice(0, 100).toLowerCase(),
    displayName: kept.text('nom').trim().slice(0, 100),
    all: kept.text('etendue') === 'tout',
    bases: kept.list('bases'),
  }
}

/** The bases of a form that exist, or what is wrong with the choice. */
async function chosenBases(
  { bases }: OperatorsDeps,
  form: OperatorForm,
): Promise<{ readonly bases: 'all' | readonly string[]; readonly errors: OperatorFormErrors }> {
  if (form.all) return { bases: 'all', errors: {} }
  const known = (await bases.list()).map(({ id }) => id).filter((id) => form.bases.includes(id))
  return { bases: known, errors: known.length === 0 ? { bases: copy.form.noBaseChosen } : {} }
}

const invite: Handler = async (request, reply, deps) => {
  const form = readOperator(request)
  const chosen = await chosenBases(deps, form)
  const taken = (await deps.operators.byLogin(form.login)) !== undefined
  const errors: OperatorFormErrors = {
    ...(form.login === '' && { identifiant: copy.form.loginMissing }),
    ...(taken && { identifiant: copy.form.taken }),
    ...chosen.errors,
  }
  if (Object.keys(errors).length > 0) {
    const bases = await deps.bases.list()
    return sendPage(reply, NewOperatorPage({ ...common(request, deps), bases, form, errors }), 422)
  }
  return sendInvitation(request, reply, deps, { ...form, bases: chosen.bases })
}

async function sendInvitation(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
  order: Parameters<typeof inviteOperator>[1],
): Promise<FastifyReply> {
  const page = common(request, deps)
  const invitation = await inviteOperator(deps, order, actorOf(page.operator))
  return sendPage(
    reply,
    InvitationPage({ ...page, displayName: order.displayName || order.login, invitation }),
  )
}

/** @throws Refusal `operator.unknown` */
async function lineOf(request: FastifyRequest, deps: OperatorsDeps): Promise<OperatorLine> {
  const { operator: id } = request.params as { readonly operator: string }
  const line = /^\d{1,18}$/.test(id) ? await deps.operatorAccess.line(id) : undefined
  if (!line) throw operatorRefusals.refuse('operator.unknown')
  return line
}

const formOf = (line: OperatorLine): OperatorForm => ({
  login: line.login,
  displayName: line.displayName,
  all: line.allBases,
  bases: line.bases.map(({ id }) => id),
})

/** What the host decides of an account: the form carries the print of it. */
const rightsOf = (line: OperatorLine) => ({
  displayName: line.displayName,
  bases: line.allBases ? 'all' : new Set(line.bases.map(({ id }) => id)),
})

const showOne: Handler = async (request, reply, deps) => {
  const line = await lineOf(request, deps)
  const bases = await deps.bases.list()
  return sendPage(
    reply,
    OperatorPage({
      ...{ ...common(request, deps), line, bases },
      form: formOf(line),
      seen: printOf(rightsOf(line)),
      errors: {},
    }),
  )
}

const rename: Handler = async (request, reply, deps) => {
  const line = await lineOf(request, deps)
  const form = { ...readOperator(request), login: line.login }
  const { bases, errors } = await chosenBases(deps, form)
  const page = common(request, deps)
  if (Object.keys(errors).length > 0) {
    const known = await deps.bases.list()
    return sendPage(
      reply,
      OperatorPage({
        ...page,
        line,
        bases: known,
        form,
        seen: shownPrint(request, rightsOf(line), { overtaken: false }),
        errors,
      }),
      422,
    )
  }
  const displayName = form.displayName === '' ? line.login : form.displayName
  const still = stillSeen(readForm(request, z.object({})).kept)
  const outcome = await deps.operatorAccess.rename(line.id, {
    displayName,
    bases,
    seen: (now) => still(rightsOf(now)),
    audit: auditFor('operator.rights-changed', page.operator, { line, at: deps.clock.now() }),
  })
  if (outcome === 'last-host') throw operatorRefusals.refuse('operator.last-host')
  if (outcome === 'changed') return sendConflict(request, reply, { ...deps, form })
  request.flash('success', copy.one.saved)
  return seeOther(reply, `${operatorsPath}/${line.id}`)
}

/** Nothing was written: the second host sees what the first one saved beside what she typed. */
async function sendConflict(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, ...deps }: OperatorsDeps & { readonly form: OperatorForm },
): Promise<FastifyReply> {
  const line = await lineOf(request, deps)
  const bases = await deps.bases.list()
  const conflict = {
    last: await deps.lastAct({
      target: actorOf(line),
      actions: ['operator.rights-changed', 'operator.invited'],
    }),
    differences: differencesBetween(describeRights(formOf(line), bases), describeRights(form, bases)),
    again: `${operatorsPath}/${line.id}`,
  }
  const page = { ...common(request, deps), line, bases, form, seen: printOf(rightsOf(line)), conflict }
  return sendPage(reply, OperatorPage({ ...page, errors: {} }), 409)
}

/** The rights of an account in words, for a difference. */
const describeRights = (
  { displayName, all, bases }: OperatorForm,
  known: readonly { readonly id: string; readonly name: string }[],
): SettingFacts =>
  new Map([
    [copy.form.name, displayName],
    [
      copy.form.scope,
      all
        ? copy.form.all
        : inWords.list(known.filter(({ id }) => bases.includes(id)).map(({ name }) => name)),
    ],
  ])

const inviteAgain: Handler = async (request, reply, deps) => {
  const line = await lineOf(request, deps)
  const bases = line.allBases ? 'all' : line.bases.map(({ id }) => id)
  return sendInvitation(request, reply, deps, { login: line.login, displayName: line.displayName, bases })
}

const remove: Handler = async (request, reply, deps) => {
  const line = await lineOf(request, deps)
  const { operator } = common(request, deps)
  const audit = auditFor('operator.removed', operator, { line, at: deps.clock.now() })
  if ((await deps.operatorAccess.remove(line.id, audit)) === 'last-host')
    throw operatorRefusals.refuse('operator.last-host')
  request.flash('success', copy.one.removed(line.displayName))
  return seeOther(reply, operatorsPath)
}

const auditFor = (
  action: string,
  operator: Parameters<typeof actorOf>[0],
  { line, at }: { readonly line: OperatorLine; readonly at: Date },
) => ({ action, actor: actorOf(operator), target: actorOf(line), outcome: 'done' as const, at })
