import { type LoginRequest, newTicket, serviceRedirect } from '@preau/cas'
import type { Clock, Random } from '@preau/platform'
import type { Visitor } from '../../frame/visitor.ts'
import { loginFor, type PortalSession } from '../login/index.ts'
import { type AccessDecision, decideAccess, type ServiceWithPolicy } from '../services/index.ts'
import type { CasTickets, NewServiceTicket } from './cas-tickets.ts'
import type { RefusalReason } from './cas-trail.ts'
import { findService, type FoundService, type ServiceRefusal } from './find-service.ts'
import { loginPath } from './login-path.ts'

export interface LoginAnswerDeps {
  readonly tickets: Pick<CasTickets, 'issue'>
  readonly clock: Clock
  readonly random: Random
  /** Life of a ticket that nobody validates, milliseconds. */
  readonly ticketMs: number
}

/** Who is asking: nobody, or the person of a live session. */
export type Asker = { readonly visitor: Visitor; readonly session: PortalSession } | undefined

/** A request for a service, and by whom. */
export interface ServiceLogin {
  readonly request: LoginRequest & { readonly service: string }
  readonly asker: Asker
  /** The registry as it stands. */
  readonly services: readonly ServiceWithPolicy[]
  /** What was read of the asker is a moment old: a ticket is given only if it still holds. */
  readonly seen?: NewServiceTicket['seen']
  /** The person has just pressed the button of the information page, or of the warning. */
  readonly noticePassed: boolean
}

/** What the log-in answers; only `enter` carries a ticket, minted after the last page. */
export type LoginAnswer =
  | { readonly kind: 'service-refused'; readonly address: string; readonly refusal: ServiceRefusal }
  /** Gateway: silently back, without ticket. */
  | { readonly kind: 'back'; readonly location: string }
  | { readonly kind: 'sign-in'; readonly next: string; readonly renew: boolean }
  | { readonly kind: 'change-password' }
  /** What was known of the asker no longer holds: to be asked again. */
  | { readonly kind: 'stale' }
  | {
      readonly kind: 'access-refused'
      readonly visitor: Visitor
      readonly service: ServiceWithPolicy
      readonly because: RefusalReason
    }
  /** The person asked to be told before a service opens. */
  | { readonly kind: 'warn'; readonly visitor: Visitor; readonly service: ServiceWithPolicy }
  | { readonly kind: 'notice'; readonly visitor: Visitor; readonly service: ServiceWithPolicy }
  | {
      readonly kind: 'enter'
      readonly location: string
      /** The same for a service that wants its ticket by POST. */
      readonly post: { readonly action: string; readonly name: string; readonly ticket: string }
      readonly service: ServiceWithPolicy
      readonly fromNewLogin: boolean
    }

/** A password typed longer ago than this no longer counts as typed for a request (`renew`, CAS 3.0 §2.1.1). */
const freshForMs = 5 * 60_000

interface VisitorLogin extends ServiceLogin {
  readonly asker: NonNullable<Asker>
  readonly found: FoundService
  /** The password was typed for this very request. */
  readonly fresh: boolean
}

/** A person who may enter: nothing lacks but the ticket. */
export interface Admitted {
  readonly kind: 'admitted'
  readonly login: VisitorLogin
  readonly service: ServiceWithPolicy
}

/** All that `/login` answers without a ticket. */
export type Decided = Exclude<LoginAnswer, { readonly kind: 'enter' | 'stale' }> | Admitted

/**
 * Answers `/login` with a service (architecture §4.1): service, session, access, information page, ticket, in this
 * order, so that an unknown address never learns anything and no ticket waits behind a page.
 */
export async function answerLogin(deps: LoginAnswerDeps, login: ServiceLogin): Promise<LoginAnswer> {
  const decided = decideLogin(deps, login)
  return decided.kind === 'admitted' ? giveTicket(deps, decided) : decided
}

/** Decides who may enter, on what is known: nothing is asked and nothing is written. */
export function decideLogin(deps: Pick<LoginAnswerDeps, 'clock'>, login: ServiceLogin): Decided {
  const { request, asker, services } = login
  const lookup = findService(request.service, services)
  if ('refusal' in lookup)
    return { kind: 'service-refused', address: request.service, refusal: lookup.refusal }
  const { found } = lookup
  const back = { kind: 'back', location: serviceRedirect(found.url) } as const
  const fresh = asker !== undefined && isFresh(deps, asker.session, request)
  if (asker === undefined || (request.renew && !fresh)) {
    return request.gateway ? back : { kind: 'sign-in', next: loginPath(request), renew: request.renew }
  }
  const answer = decideVisitor(deps, { ...login, asker, found, fresh })
  // The service asked for silence: whatever would need a page counts as « not logged in » (CAS 3.0 §2.1.1).
  return request.gateway && answer.kind !== 'admitted' ? back : answer
}

function decideVisitor(deps: Pick<LoginAnswerDeps, 'clock'>, login: VisitorLogin): Decided {
  const { visitor } = login.asker
  if (visitor.mustChangePassword) return { kind: 'change-password' }
  const { service, decision } = decide(visitor, login.found, deps.clock.now())
  if (!decision.allowed) return { kind: 'access-refused', visitor, service, because: decision.because }
  if (!login.noticePassed && isNoticeDue(visitor, service)) return { kind: 'notice', visitor, service }
  const { warn } = login.asker.session.data
  if (warn === true && !login.noticePassed && !login.fresh) return { kind: 'warn', visitor, service }
  return { kind: 'admitted', login, service }
}

/** Of several declarations of one address, the first that lets the person in. */
function decide(
  { accountId, profiles, groupIds }: Visitor,
  found: FoundService,
  at: Date,
): { readonly service: ServiceWithPolicy; readonly decision: AccessDecision } {
  // A suspended account has no visitor.
  const person = { accountId, profiles, groupIds, active: true }
  const [first] = found.declared
  const decisions = found.declared.map((service) => ({
    service,
    decision: decideAccess(service.policy, person, at),
  }))
  return (
    decisions.find(({ decision }) => decision.allowed) ?? {
      service: first,
      decision: decideAccess(first.policy, person, at),
    }
  )
}

function isNoticeDue({ readNotices }: Visitor, { ssoType, id }: ServiceWithPolicy): boolean {
  return ssoType === 'pronote-cas' && !readNotices.includes(id)
}

/** Mints the ticket of a person who may enter. `stale` when something of what was `seen` changed meanwhile. */
export async function giveTicket(
  deps: LoginAnswerDeps,
  { login: { asker, request, seen, found, fresh }, service }: Admitted,
): Promise<Extract<LoginAnswer, { readonly kind: 'enter' | 'stale' }>> {
  const ticket = newTicket('ST', deps.random)
  const issuedAt = deps.clock.now()
  const kept = await deps.tickets.issue({
    ticket,
    accountId: asker.visitor.accountId,
    service,
    serviceUrl: request.service,
    sessionRef: asker.session.id,
    fromNewLogin: fresh,
    longTerm: asker.session.data.longTerm === true,
    proxies: [],
    authenticatedAt: asker.session.openedAt,
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + deps.ticketMs),
    seen,
  })
  if (!kept) return { kind: 'stale' }
  return {
    kind: 'enter',
    location: serviceRedirect(found.url, ticket, request.ticketName),
    post: { action: serviceRedirect(found.url), name: request.ticketName, ticket },
    service,
    fromNewLogin: fresh,
  }
}

/** Was the password of this session typed for this very request, just now, and did no ticket come of it yet? */
function isFresh(
  deps: Pick<LoginAnswerDeps, 'clock'>,
  session: PortalSession,
  request: LoginRequest,
): boolean {
  const { typedFor } = session.data
  if (typedFor === undefined) return false
  const age = deps.clock.now().getTime() - session.openedAt.getTime()
  return age <= freshForMs && typedFor === loginFor(loginPath(request))
}
