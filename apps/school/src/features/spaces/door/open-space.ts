import { loginRedirect } from '@preau/cas'
import { sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parisDay } from '../../../frame/format.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { rootPath, spacePath } from '../../bases/index.ts'
import type { PersonSession, SessionEndReason } from '../../sessions/index.ts'
import { renderContent } from '../contents/render-content.ts'
import { memberOf, type MemberRow, type Role, rolesOf } from '../member.ts'
import { LoginPage } from '../local/login-page.tsx'
import { spaceRefusals } from '../refusals.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import { type Arrival, arrive, notPublished } from './arrive.ts'
import { comeBack } from './come-back.ts'
import { goToFederation } from './federated-entry.ts'
import { CommunePage } from './commune-page.tsx'
import { withQuery } from './asked-address.ts'
import { EndedPage } from './ended-page.tsx'
import { keepSpace, keptSpace } from './kept-space.ts'
import { WrongSpacePage } from './wrong-space-page.tsx'

/**
 * GET of a space (product.md B3): the local form when asked, the ticket when there is one, the session when there is
 * one, the ENT when the space is delegated to it, the local form otherwise.
 */
export async function openSpace(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const arrival = await arrive(request, reply, deps)
  if (!arrival) return reply
  const { asked, door, federation } = arrival
  if (asked.wantsLocal) return showLogin(request, reply, { ...deps, arrival })
  if (asked.hasTicket) return comeBack(request, reply, { ...deps, arrival })
  const session = await deps.personSessions.current(arrival.base, request)
  const roles = session && (await rolesOfSession(request, reply, { ...deps, arrival, session }))
  if (asked.triesCookies) return afterTrial(reply, arrival, roles !== undefined)
  if (session && roles) return welcome(request, reply, { ...deps, arrival, session, roles })
  if (!door && !federation) return showLogin(request, reply, { ...deps, arrival })
  const ended = wasInside(request) ? await deps.personSessions.whyEnded(arrival.base, request) : undefined
  return ended === undefined
    ? leaveForEnt(request, reply, { ...deps, arrival })
    : sayEnded(request, reply, { ...deps, arrival, reason: ended })
}

/** To the ENT, by whichever protocol this space uses. */
async function leaveForEnt(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor,
): Promise<FastifyReply> {
  const { door, federation } = deps.arrival
  if (door) return goToEnt(reply, { ...deps, door })
  if (federation) return goToFederation(request, reply, { ...deps, federation })
  throw new Error('this space is delegated to nobody')
}

/**
 * Somebody in the middle of something on this site, rather than one who comes from the ENT or from a bookmark: the
 * cookie of yesterday then only means that the browser stayed open, and one click has to do.
 */
const wasInside = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-site'] === 'same-origin'

/** Says why, once: the cookie goes, and the way back leads through the ENT to the same page. */
async function sayEnded(
  request: FastifyRequest,
  reply: FastifyReply,
  { arrival, reason, ...deps }: AtDoor & { readonly reason: SessionEndReason },
): Promise<FastifyReply> {
  await deps.personSessions.close(arrival.base, { request, reply })
  return sendPage(
    reply,
    EndedPage({ view: viewOf(request, deps.demo), base: arrival.base, back: arrival.clean, reason }),
  )
}

type AtDoor = DoorDeps & { readonly arrival: Arrival }
type Inside = AtDoor & { readonly session: PersonSession }

type ToEnt = Pick<DoorDeps, 'publicUrl'> & {
  readonly arrival: Arrival
  readonly door: NonNullable<Arrival['door']>
}

const isSecure = ({ publicUrl }: Pick<DoorDeps, 'publicUrl'>): boolean => publicUrl.startsWith('https:')

/** The cookie says nothing: one that comes back tells that the browser keeps cookies. */
function goToEnt(reply: FastifyReply, { publicUrl, arrival, door }: ToEnt): FastifyReply {
  const secure = isSecure({ publicUrl })
  reply.setCookie('preau_vers_ent', '1', { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
  return reply.redirect(loginRedirect(door.endpoints, arrival.service), 302)
}

/** A browser that refuses cookies has no session: sent to the ENT again, it would come back for ever. */
function afterTrial(reply: FastifyReply, { base, clean }: Arrival, inside: boolean): FastifyReply {
  if (!inside) throw spaceRefusals.refuse('space.cookies-refused', { school: base.name })
  return reply.redirect(clean, 302)
}

async function showLogin(request: FastifyRequest, reply: FastifyReply, deps: AtDoor): Promise<FastifyReply> {
  const { arrival } = deps
  const { asked, base } = arrival
  const ended = asked.wantsLocal ? undefined : await deps.personSessions.whyEnded(base, request)
  return sendPage(reply, LoginPage({ view: viewOf(request, deps.demo), arrival, ended }))
}

/** Somebody with a session: their space, the list of their spaces, or the way to the right one. */
async function welcome(request: FastifyRequest, reply: FastifyReply, deps: WithRoles): Promise<FastifyReply> {
  const { arrival, session, roles } = deps
  const { base, space } = arrival
  if (session.data.mustChangePassword === true) {
    const next = encodeURIComponent(arrival.clean)
    return reply.redirect(`${rootPath(base)}mot-de-passe?retour=${next}`, 302)
  }
  if (space === 'commune') return showCommune(request, reply, deps)
  const own = roles.find((role) => role.space === space)
  if (!own) return leadElsewhere(request, reply, deps)
  await deps.personSessions.moveTo(base, session, space)
  const open = roles.filter((role) => arrival.published.has(role.space))
  keepSpace({ request, reply }, { base, roles: open, opened: own, secure: isSecure(deps) })
  const view = viewOf(request, deps.demo)
  const today = parisDay(deps.clock.now())
  const [path = arrival.clean] = arrival.clean.split('?')
  const visit = { view, base, role: own, roles: open, via: session.data.via, path, today }
  return sendPage(reply, await renderContent(request, visit, deps.school))
}

/**
 * What the account opens today, read at each request: a right taken away closes the door at once, and the session with
 * it. Somebody with a local password is that person only; an account of the ENT is everybody it is linked to.
 * `undefined`: the person was linked otherwise since, and the session is over.
 */
async function rolesOfSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { arrival: { base }, session, ...deps }: Inside,
): Promise<readonly Role[] | undefined> {
  const { personId, via } = session.data
  const who = { personId, withLinked: via === 'cas', today: parisDay(deps.clock.now()) }
  const rows = await deps.members.members(base.id, who)
  const self = rows.find(({ id }) => id === personId)
  const relinked = via === 'cas' && self !== undefined && !wasLinkedAt(self, session.openedAt)
  const members = rows.map(memberOf)
  const roles = rolesOf(members)
  if (self && roles.length > 0 && !relinked) return roles
  await deps.personSessions.close(base, { request, reply })
  if (relinked) return undefined
  const closed = members.some(({ id, state }) => id === personId && state === 'no-access')
  throw spaceRefusals.refuse(closed ? 'space.person-no-access' : 'space.person-left', { school: base.name })
}

/** An *Identifiant CAS* freed or given to somebody else ends the sessions that it opened. */
const wasLinkedAt = ({ casIdSince }: MemberRow, openedAt: Date): boolean =>
  casIdSince !== undefined && casIdSince <= openedAt

type WithRoles = Inside & { readonly roles: readonly Role[] }

function showCommune(
  request: FastifyRequest,
  reply: FastifyReply,
  { arrival, session, roles, ...deps }: WithRoles,
): FastifyReply {
  const { base, published, asked } = arrival
  const open = roles.filter(({ space }) => published.has(space))
  const [first, ...others] = open
  if (!first) throw notPublished(base, roles[0]?.space ?? 'commune')
  const known = others.length === 0 ? first : keptSpace(request, { base, roles: open })
  if (known) return reply.redirect(withQuery(spacePath(base, known.space), asked.query), 302)
  const view = viewOf(request, deps.demo)
  return sendPage(reply, CommunePage({ view, base, roles: [first, ...others], via: session.data.via }))
}

/**
 * Not a space of this person. Through the ENT, ask it again: it may know this account under another identity, or
 * somebody else may sit there now; identification then answers, and names the right space if need be.
 */
async function leadElsewhere(
  request: FastifyRequest,
  reply: FastifyReply,
  { arrival, session, roles, ...deps }: WithRoles,
): Promise<FastifyReply> {
  if ((arrival.door ?? arrival.federation) && session.data.via === 'cas')
    return leaveForEnt(request, reply, { ...deps, arrival })
  const open = roles.filter(({ space }) => arrival.published.has(space))
  const view = viewOf(request, deps.demo)
  return sendPage(reply, WrongSpacePage({ view, arrival, roles: open.length > 0 ? open : roles }), 403)
}
