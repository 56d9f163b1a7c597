import type { LoginRequest } from '@preau/cas'
import type { RecentSession } from '@preau/platform'
import type { PortalSessionData, PortalSessions, StoredVisitor, Visitors } from '../login/index.ts'
import {
  type Asker,
  decideLogin,
  giveTicket,
  type LoginAnswer,
  type LoginAnswerDeps,
} from './answer-login.ts'
import type { CasFigures } from './cas-figures.ts'
import type { CasRegistry } from './cas-registry.ts'

export interface EnterDeps extends LoginAnswerDeps {
  readonly registry: Pick<CasRegistry, 'held'>
  readonly visitors: Pick<Visitors, 'of'>
  readonly sessions: Pick<PortalSessions, 'update'>
  readonly figures: CasFigures
}

/** The answer that carries a ticket. */
export type Entry = Extract<LoginAnswer, { readonly kind: 'enter' }>

/** A click on a service, by a person whom this node read a moment ago. */
export interface UsualClick {
  readonly request: LoginRequest & { readonly service: string }
  readonly recent: RecentSession<PortalSessionData, StoredVisitor> | undefined
}

/**
 * The usual click, in one statement: what this node read a moment ago lets the person in, and the ticket is kept only if it
 * all still holds. Anything else — a page to show, a refusal, the slightest change — is decided on what the database says now.
 */
export async function enterAtOnce(
  deps: EnterDeps,
  { request, recent }: UsualClick,
): Promise<{ readonly answer: Entry; readonly asker: Asker } | undefined> {
  const version = recent?.about.registryVersion
  const services = version === undefined ? undefined : deps.registry.held(version)
  if (!recent || !services) return undefined
  const { session, about, seen } = recent
  const asker = { session, visitor: deps.visitors.of(about, { method: 'GET' }) }
  const decided = decideLogin(deps, { request, asker, services, seen, noticePassed: false })
  if (decided.kind !== 'admitted') return undefined
  const answer = await giveTicket(deps, decided)
  return answer.kind === 'enter' ? { answer, asker } : undefined
}

/** What follows each ticket that is given. */
export async function noteEntry(
  deps: Pick<EnterDeps, 'sessions' | 'figures'>,
  asker: Asker,
  { service, fromNewLogin }: Entry,
): Promise<void> {
  // From now on the session is an old one: the next ticket does not come from a new log-in.
  if (asker && fromNewLogin)
    await deps.sessions.update(asker.session, { ...asker.session.data, typedFor: undefined })
  deps.figures.ticketIssued(service.ssoType)
}
