import { displayName } from '@preau/people'
import { perRequest, type Session, type Sessions } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isAdministrator, onlyLooks, type Visitor } from '../../frame/visitor.ts'
import { loginRefusals } from './refusals.ts'
import { loginHref } from './safe-next.ts'

/** What a portal session remembers besides its subject, the account id. */
export interface PortalSessionData {
  readonly accountId: string
  /** `loginFor(next)` of the log-in that opened the session, until the CAS server made a ticket of it. */
  readonly typedFor?: string | undefined
  /** Where the log-in came from, so that the person recognises it on « Mon compte ». */
  readonly address?: string
  /** « Firefox sur Windows ». */
  readonly browser?: string
  /** Ask before another service is opened: « warn » (CAS 3.0 §2.2.1). */
  readonly warn?: boolean
  /** Kept by « remember me », which services are told (CAS 3.0 §4.1). */
  readonly longTerm?: boolean
}

/** The person of a session as the database gives them. */
export type StoredVisitor = Omit<Visitor, 'name' | 'looking'> & {
  readonly firstName: string
  readonly lastName: string
}

export type PortalSessions = Sessions<PortalSessionData, StoredVisitor>
export type PortalSession = Session<PortalSessionData>

type VisitorHook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Who is asking. The hooks go in the `preHandler` of the routes that need them. */
export interface Visitors {
  /** The signed-in person, or nobody. */
  current(request: FastifyRequest): Promise<Visitor | undefined>
  /** The person of a session, as the database gave them. */
  of(stored: StoredVisitor, request: Pick<FastifyRequest, 'method'>): Visitor
  /** The person let in by one of the hooks below. */
  visitor(request: FastifyRequest): Visitor
  /** Hook: sends an anonymous visitor to the log-in page, and back here afterwards. */
  readonly requireSignedIn: VisitorHook
  /** Hook: signed in, and administrator of something; support is let in to look, and refused any change. */
  readonly requireAdministrator: VisitorHook
}

/** Where a person whose password was given by somebody else is sent, whatever they asked for. */
export const passwordPage = '/compte/mot-de-passe'

export function createVisitors(sessions: PortalSessions): Visitors {
  const found = perRequest<Visitor>()
  const current = async (request: FastifyRequest): Promise<Visitor | undefined> => {
    const known = found.get(request)
    if (known) return known
    const stored = await sessions.about(request)
    const visitor = stored && visitorOf(stored, request)
    if (visitor) found.set(request, visitor)
    return visitor
  }
  const requireSignedIn = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const visitor = await current(request)
    if (!visitor) return reply.redirect(loginHref(comeBackPath(request)), 303)
    if (visitor.mustChangePassword && !request.url.startsWith(passwordPage))
      return reply.redirect(passwordPage, 303)
    return undefined
  }
  return {
    current,
    of: visitorOf,
    visitor: (request) => found.get(request) ?? refuseStranger(),
    requireSignedIn,
    requireAdministrator: async (request, reply) => {
      await requireSignedIn(request, reply)
      if (reply.sent) return reply
      const visitor = found.get(request) ?? refuseStranger()
      if (!visitor.looking && onlyLooks(visitor)) throw loginRefusals.refuse('login.only-looks')
      if (!isAdministrator(visitor)) throw loginRefusals.refuse('login.not-administrator')
      return undefined
    },
  }
}

// A node remembers the person of a session for a minute, as the same object: a click need not make them again.
const lookingBefore = new WeakMap<StoredVisitor, Visitor>()

function visitorOf(stored: StoredVisitor, { method }: Pick<FastifyRequest, 'method'>): Visitor {
  const looking = method === 'GET' || method === 'HEAD'
  const known = looking ? lookingBefore.get(stored) : undefined
  if (known) return known
  const { firstName, lastName, ...kept } = stored
  const visitor = { ...kept, looking, name: displayName({ firstName, lastName }) }
  if (looking) lookingBefore.set(stored, visitor)
  return visitor
}

/** A page is shown again after the log-in; a form that was being sent is not replayed. */
function comeBackPath(request: FastifyRequest): string {
  return request.method === 'GET' ? request.url : '/'
}

function refuseStranger(): never {
  throw loginRefusals.refuse('login.required')
}
