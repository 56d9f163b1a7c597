import { displayName } from '@preau/people'
import { hashPassword, readForm, readQuery, seeOther, sendPage, verifyPassword } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../../frame/format.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import type { PersonSession } from '../../sessions/index.ts'
import { copy } from '../copy.fr.ts'
import { arriveAtRoot, refuseUnpublished } from '../door/arrive.ts'
import { ownPage } from '../door/own-page.ts'
import { spaceRefusals } from '../refusals.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import type { Credential } from './credential-store.ts'
import { type PasswordErrors, PasswordPage } from './password-page.tsx'
import { passwordFault } from './password-rules.ts'

const returnQuery = z.object({ retour: z.string().max(2000).default('') })
const passwordForm = z.object({
  actuel: z.string().max(1024).default(''),
  nouveau: z.string().max(1024).default(''),
  confirmation: z.string().max(1024).default(''),
  retour: z.string().max(2000).default(''),
})
type PasswordForm = z.output<typeof passwordForm>

interface Owner {
  readonly base: SchoolBase
  readonly session: PersonSession
  readonly credential: Credential
}

/** GET of the page. Without a session, to the door first. */
export async function showPasswordPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  const owner = await ownerOf(request, base, deps)
  if (!owner) return reply.redirect(`${rootPath(base)}?login=true`, 302)
  const query = readQuery(request, returnQuery)
  const next = ownPage(base, query.ok ? query.value.retour : '')
  const oneTime = owner.credential.oneTimeUntil !== undefined
  return sendPage(reply, PasswordPage({ view: viewOf(request, deps.demo), base, oneTime, next }))
}

/** POST: the new password is stored, other devices are signed out, this one goes on under a new token. */
export async function changePassword(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  const owner = await ownerOf(request, base, deps)
  if (!owner) throw spaceRefusals.refuse('space.session-needed')
  const read = readForm(request, passwordForm)
  const form = read.ok ? read.value : passwordForm.parse({})
  const next = ownPage(base, form.retour)
  const errors = await faultsOf(form, owner, deps)
  if (Object.keys(errors).length > 0) {
    const oneTime = owner.credential.oneTimeUntil !== undefined
    const page = PasswordPage({ view: viewOf(request, deps.demo), base, oneTime, next, errors })
    return sendPage(reply, page, 422)
  }
  if ((await store(owner, form.nouveau, deps)) === 'stale') {
    await deps.personSessions.close(base, { request, reply })
    request.flash('warning', copy.password.stale)
    return seeOther(reply, `${rootPath(base)}?login=true`)
  }
  await deps.personSessions.closeAllOf(base, owner.session.data.personId, { except: owner.session.id })
  await deps.personSessions.unlock(base, { request, reply }, owner.session)
  request.flash('success', copy.password.changed)
  return seeOther(reply, next)
}

/** @throws space.no-local-access for somebody who came through the ENT */
async function ownerOf(
  request: FastifyRequest,
  base: SchoolBase,
  deps: DoorDeps,
): Promise<Owner | undefined> {
  refuseUnpublished(base)
  const session = await deps.personSessions.current(base, request)
  if (!session) return undefined
  if (session.data.via !== 'local') throw spaceRefusals.refuse('space.no-local-access')
  const credential = await deps.credentials.ofPerson(base.id, session.data.personId)
  return credential && { base, session, credential }
}

async function faultsOf(
  form: PasswordForm,
  { base, credential }: Owner,
  deps: DoorDeps,
): Promise<PasswordErrors> {
  const right = form.actuel !== '' && (await verifyPassword(credential.passwordHash, form.actuel))
  if (!right) return { actuel: copy.password.wrongCurrent }
  const who = { personId: credential.personId, withLinked: false, today: parisDay(deps.clock.now()) }
  const [person] = await deps.members.members(base.id, who)
  const name = person ? displayName({ firstName: person.firstName, lastName: person.lastName }) : ''
  const fault = passwordFault(form.nouveau, {
    login: credential.login,
    name,
    current: form.actuel,
    leaked: deps.leaked,
    rule: base.security,
  })
  if (fault === 'too-short') return { nouveau: copy.password.short(base.security.passwordLength) }
  if (fault) return { nouveau: copy.password.faults[fault] }
  return form.nouveau === form.confirmation ? {} : { confirmation: copy.password.different }
}

async function store({ base, credential }: Owner, password: string, deps: DoorDeps) {
  const at = deps.clock.now()
  const { personId, passwordHash } = credential
  return deps.credentials.change({
    baseId: base.id,
    personId,
    previousHash: passwordHash,
    passwordHash: await hashPassword(password),
    at,
    audit: {
      action: 'person.password-changed',
      actor: `person:${personId}`,
      target: `person:${personId}`,
      school: base.uai,
      outcome: 'done',
      at,
    },
  })
}
