import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../../frame/format.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { SchoolBase } from '../../bases/index.ts'
import { copy } from '../copy.fr.ts'
import type { Arrival } from '../door/arrive.ts'
import { signInOf } from '../door/sign-in-of.ts'
import { memberOf } from '../member.ts'
import { spaceRefusals } from '../refusals.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import { checkLocally } from './check-locally.ts'
import type { Credential } from './credential-store.ts'
import { LoginPage } from './login-page.tsx'

const loginForm = z.object({
  identifiant: z.string().trim().max(200).default(''),
  mot_de_passe: z.string().max(1024).default(''),
})

type AtDoor = DoorDeps & { readonly arrival: Arrival }

/** POST of the local form. The answer never says which of the two was wrong. Whoever must wait keeps the form, and the door of the ENT. */
export async function logInLocally(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor,
): Promise<FastifyReply> {
  const { arrival } = deps
  const form = readForm(request, loginForm)
  const login = form.ok ? form.value.identifiant.toLowerCase() : ''
  const password = form.ok ? form.value.mot_de_passe : ''
  const again = (error: string, status = 422): FastifyReply =>
    sendPage(reply, LoginPage({ view: viewOf(request, deps.demo), arrival, login, error }), status)
  if (login === '' || password === '') return again(copy.login.missing)
  const checked = await checkLocally(request, { ...deps, login, password })
  if (!checked.ok) {
    if (checked.kind === 'held-back') {
      void reply.header('retry-after', String(checked.seconds))
      return again(copy.login.heldBack(checked.seconds), 429)
    }
    return again(checked.kind === 'ended' ? copy.login.oneTimeEnded : copy.login.wrong)
  }
  const { credential } = checked
  await letIn(request, reply, { ...deps, credential })
  return seeOther(reply, arrival.clean)
}

/** Opens a session, for the spaces of the person whatever the page asked for. */
async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { arrival: { base, space }, credential, ...deps }: AtDoor & { readonly credential: Credential },
): Promise<void> {
  const at = deps.clock.now()
  const first = await usualSpace(base, credential.personId, deps)
  const { personId } = credential
  const oneTime = credential.oneTimeUntil === undefined ? {} : { mustChangePassword: true }
  await deps.personSessions.open(
    base,
    { request, reply },
    { personId, space: first, via: 'local', ...oneTime },
  )
  await deps.members.recordSignIn(signInOf(base, { personId, space, via: 'local', at }))
}

/** @throws space.person-left, space.person-no-access */
async function usualSpace(base: SchoolBase, personId: string, deps: DoorDeps) {
  const today = parisDay(deps.clock.now())
  const [row] = await deps.members.members(base.id, { personId, withLinked: false, today })
  const member = row && memberOf(row)
  const [first] = member?.spaces ?? []
  if (member?.state === 'ok' && first) return first
  const code = member?.state === 'no-access' ? 'space.person-no-access' : 'space.person-left'
  throw spaceRefusals.refuse(code, { school: base.name })
}
