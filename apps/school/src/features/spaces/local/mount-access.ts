import { loginNameOf } from '@preau/people'
import { type Clock, hashPassword, type Random, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../../frame/operator.ts'
import { categoryOfSlug } from '../../../frame/resources.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { OperatorGate } from '../../operators/index.ts'
import { peopleRefusals, type PeopleStore, type PersonSheet } from '../../people/index.ts'
import type { PersonSessions } from '../../sessions/index.ts'
import { accessCopy as copy } from './access-copy.fr.ts'
import { AccessPage, accessPath } from './access-page.tsx'
import type { CredentialStore } from './credential-store.ts'
import type { LoginWaits } from './login-waits.ts'
import { drawPassword } from './draw-password.ts'

export interface AccessDeps {
  readonly gate: OperatorGate
  readonly people: Pick<PeopleStore, 'sheet' | 'setCredential'>
  readonly credentials: CredentialStore
  readonly loginWaits: Pick<LoginWaits, 'waitingUntil' | 'unlock' | 'clear'>
  readonly personSessions: PersonSessions
  readonly clock: Clock
  readonly random: Random
  readonly publicUrl: string
  readonly demo: boolean
}

const prefix = '/:base/client/ressources/:category/:person/acces'
/** A letter from the school may lie for a fortnight; a month is enough. */
const oneTimeMs = 30 * 24 * 3_600_000
const accessForm = z.object({ identifiant: z.string().trim().max(200).optional() })

/** The local access of a person, on their sheet: a log-in name and a one-time password. */
export function mountAccess(app: FastifyInstance, deps: AccessDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, async (request, reply) => {
    const sheet = await sheetOf(request, deps)
    return show(request, reply, {
      ...deps,
      sheet,
      proposed: { login: await freeLogin(request, sheet, deps) },
    })
  })
  app.post(prefix, inBase, (request, reply) => give(request, reply, deps))
  app.post(`${prefix}/debloquer`, inBase, (request, reply) => unlock(request, reply, deps))
  app.post(`${prefix}/supprimer`, inBase, async (request, reply) => {
    const sheet = await sheetOf(request, deps)
    const { base } = deps.gate.visit(request)
    const audit = auditOf(request, { ...deps, sheet, action: 'person.credential-removed' })
    await deps.credentials.remove({ baseId: base.id, personId: sheet.id, audit })
    await deps.personSessions.closeAllOf(base, sheet.id)
    request.flash('success', copy.removed)
    return seeOther(reply, accessPath(base, sheet))
  })
}

/** Ends the wait that wrong passwords gave to the log-in name of a person. */
async function unlock(request: FastifyRequest, reply: FastifyReply, deps: AccessDeps): Promise<FastifyReply> {
  const sheet = await sheetOf(request, deps)
  const { base } = deps.gate.visit(request)
  const credential = await deps.credentials.ofPerson(base.id, sheet.id)
  if (credential) {
    const audit = auditOf(request, { ...deps, sheet, action: 'person.sign-in-unlocked' })
    await deps.loginWaits.unlock({ baseId: base.id, login: credential.login, audit })
    request.flash('success', copy.wait.ended)
  }
  return seeOther(reply, accessPath(base, sheet))
}

type OfSheet = AccessDeps & { readonly sheet: PersonSheet }

async function sheetOf(request: FastifyRequest, deps: AccessDeps): Promise<PersonSheet> {
  const { category = '', person = '' } = request.params as { category?: string; person?: string }
  const { base } = deps.gate.visit(request)
  const sheet = /^\d{1,18}$/.test(person) ? await deps.people.sheet(base.id, person) : undefined
  if (!sheet || sheet.category !== categoryOfSlug(category)) throw peopleRefusals.refuse('person.unknown')
  return sheet
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OfSheet & Pick<Parameters<typeof AccessPage>[0], 'proposed' | 'given'>,
): Promise<FastifyReply> {
  const { sheet, proposed, given, publicUrl } = deps
  const visit = deps.gate.visit(request)
  const credential = await deps.credentials.ofPerson(visit.base.id, sheet.id)
  const view = viewOf(request, deps.demo)
  const now = deps.clock.now()
  const asked = credential && { baseId: visit.base.id, login: credential.login, now }
  const waitsUntil = asked && (await deps.loginWaits.waitingUntil(asked))
  const page = AccessPage({ view, visit, sheet, credential, publicUrl, now, proposed, given, waitsUntil })
  return sendPage(reply, page, proposed.error === undefined ? 200 : 422)
}

/** Creates the access, or replaces its password; the answer shows the password and nothing keeps it. */
async function give(request: FastifyRequest, reply: FastifyReply, deps: AccessDeps): Promise<FastifyReply> {
  const sheet = await sheetOf(request, deps)
  const { base } = deps.gate.visit(request)
  const present = await deps.credentials.ofPerson(base.id, sheet.id)
  const form = readForm(request, accessForm)
  const login = present?.login ?? (form.ok ? (form.value.identifiant ?? '').toLowerCase() : '')
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(login))
    return show(request, reply, { ...deps, sheet, proposed: { login, error: copy.loginWrong } })
  const password = drawPassword(deps.random)
  const at = deps.clock.now()
  const outcome = await deps.people.setCredential({
    baseId: base.id,
    personId: sheet.id,
    login,
    passwordHash: await hashPassword(password),
    oneTimeUntil: new Date(at.getTime() + oneTimeMs),
    at,
    audit: auditOf(request, { ...deps, sheet, action: 'person.credential-set' }),
  })
  if (outcome === 'taken') {
    const proposed = { login: await freeLogin(request, sheet, deps), error: copy.taken(login) }
    return show(request, reply, { ...deps, sheet, proposed })
  }
  await deps.loginWaits.clear(base.id, login)
  await deps.personSessions.closeAllOf(base, sheet.id)
  return show(request, reply, { ...deps, sheet, proposed: { login }, given: { password } })
}

/** `prenom.nom`, or with a number when somebody of the base has it. */
async function freeLogin(request: FastifyRequest, sheet: PersonSheet, deps: AccessDeps): Promise<string> {
  const { base } = deps.gate.visit(request)
  const plain = loginNameOf(sheet.firstName, sheet.lastName)
  for (let number = 1; number <= 50; number += 1) {
    const login = number === 1 ? plain : `${plain}${number}`
    const holder = await deps.credentials.byLogin(base.id, login)
    if (holder === undefined || holder.personId === sheet.id) return login
  }
  return ''
}

function auditOf(request: FastifyRequest, deps: OfSheet & { readonly action: string }) {
  const { base, operator } = deps.gate.visit(request)
  const { action, sheet, clock } = deps
  const target = `person:${sheet.id}`
  return {
    action,
    actor: actorOf(operator),
    school: base.uai,
    target,
    outcome: 'done' as const,
    at: clock.now(),
  }
}
