import { seeOther, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../../frame/view-of.ts'
import { type Identification, type IdentifiedPerson, renderFailure } from '../../identification/index.ts'
import { spaceRefusals } from '../refusals.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import type { Arrival } from './arrive.ts'
import { tryingCookies } from './asked-address.ts'
import { ChoicePage } from './choice-page.tsx'
import { DoublePage } from './double-page.tsx'
import { signInOf } from './sign-in-of.ts'

type AtDoor = DoorDeps & { readonly arrival: Arrival }

/** Back from the ENT with a ticket: who is it, a new session, then the clean address (architecture §4, flow 2). */
export async function comeBack(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor,
): Promise<FastifyReply> {
  const { arrival } = deps
  const { base, space, door, service, clean } = arrival
  // Nobody here waits for a ticket: it only leaves the address bar.
  if (!door) return reply.redirect(clean, 302)
  const query = request.query as Readonly<Record<string, unknown>>
  const came = { base, space, delegation: door, query, service, address: request.ip }
  const outcome = await deps.identifier.identify(came)
  return answerOutcome(request, reply, { ...deps, outcome })
}

/** Somebody recognised comes in; a failure, a choice and a question each have their page. */
export async function answerOutcome(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor & { readonly outcome: Identification },
): Promise<FastifyReply> {
  const { arrival, outcome } = deps
  const { base, space } = arrival
  const view = viewOf(request, deps.demo)
  if (outcome.kind === 'failure') {
    const { failure } = outcome
    return sendPage(reply, renderFailure({ failure, base, view }), failure.status)
  }
  if (outcome.kind === 'double') {
    const { token, people } = outcome
    return sendPage(reply, DoublePage({ view, arrival, token, people }))
  }
  if (outcome.kind === 'person') return letInThroughEnt(request, reply, { ...deps, ...outcome })
  const [first] = outcome.people
  // The common page lists the spaces of all of them: one account, one session.
  if (space === 'commune' && first)
    return letInThroughEnt(request, reply, { ...deps, person: first, ticketHash: outcome.ticketHash })
  return sendPage(reply, ChoicePage({ view, arrival, people: outcome.people, token: outcome.token }))
}

/** The person chosen among those whom the account may be. */
export async function choosePerson(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor & { readonly token: string; readonly personId: string },
): Promise<FastifyReply> {
  const { arrival, token, personId } = deps
  const chosen = await deps.identifier.takeChoice({ base: arrival.base, token, personId })
  if (!chosen) throw spaceRefusals.refuse('space.choice-ended')
  return letInThroughEnt(request, reply, { ...deps, ...chosen })
}

/** Opens the session of somebody whom the ENT vouches for, and shows the clean address. */
export async function letInThroughEnt(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor & { readonly person: IdentifiedPerson; readonly ticketHash: Uint8Array | undefined },
): Promise<FastifyReply> {
  const { arrival, person, ticketHash } = deps
  const { base, space, clean } = arrival
  const [usual] = person.spaces
  const first = space === 'commune' ? usual : space
  if (!first) throw spaceRefusals.refuse('space.person-no-access', { school: base.name })
  const signIn = { personId: person.id, space: first, via: 'cas', ticketHash } as const
  const federated = arrival.federation === undefined ? {} : { federated: true as const }
  await deps.personSessions.open(base, { request, reply }, { ...signIn, ...federated })
  const at = deps.clock.now()
  await deps.members.recordSignIn(signInOf(base, { personId: person.id, space, via: 'cas', at }))
  return seeOther(reply, request.headers.cookie === undefined ? tryingCookies(clean) : clean)
}
