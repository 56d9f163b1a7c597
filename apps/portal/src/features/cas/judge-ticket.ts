import {
  type CasFailure,
  casFailure,
  sameService,
  type ServiceResponse,
  validateServiceTicket,
} from '@preau/cas'
import type { CasTickets, SpentTicket } from './cas-tickets.ts'
import { grantProxying, type ProxyingDeps } from './grant-proxying.ts'
import { shownAddress } from './shown-address.ts'
import { type Release, releasedAttributes } from './released-attributes.ts'

export interface JudgeDeps extends ProxyingDeps {
  readonly tickets: Pick<CasTickets, 'consume'>
}

/** A ticket presented by the server of a service, whatever the protocol. */
export interface PresentedTicket {
  readonly ticket: string
  readonly service: string
  readonly renew: boolean
  /** Where a proxy-granting ticket is wanted. */
  readonly pgtUrl?: string | undefined
}

/** What is answered, before it is written in XML, JSON, plain text or SAML. */
export interface Judgement {
  readonly response: ServiceResponse
  /** How the released attributes are written; `undefined` for a failure. */
  readonly release?: Pick<Release, 'everywhere' | 'envelope'>
}

/**
 * Spends a ticket and says what its service learns (CAS 3.0 §2.5). The one way to an answer: every end-point comes through
 * here, so that the same ticket gives the same data in every format.
 */
export async function judgeTicket(deps: JudgeDeps, presented: PresentedTicket): Promise<Judgement> {
  const spent = await deps.tickets.consume(presented.ticket, deps.clock.now())
  const judged = judge(deps, presented, spent)
  if (!judged.ok) {
    if (spent) await noteRefused(deps, { presented, spent })
    return { response: judged }
  }
  const { ticket } = judged
  const granted =
    presented.pgtUrl === undefined ? undefined : await grantProxying(deps, ticket, presented.pgtUrl)
  if (granted?.ok === false) return { response: granted }
  const release = releasedAttributes(ticket)
  if (release.missing.length > 0) await noteMissing(deps, ticket, release)
  return { response: success(ticket, release, granted?.pgtIou), release }
}

function judge(
  { clock }: JudgeDeps,
  presented: PresentedTicket,
  spent: SpentTicket | undefined,
): { readonly ok: true; readonly ticket: SpentTicket } | CasFailure {
  const judged = validateServiceTicket(presented, spent, clock.now())
  if (judged.ok && !judged.ticket.accountActive)
    return casFailure('INVALID_TICKET', 'the account of this ticket is no longer active')
  return judged
}

function success(
  ticket: SpentTicket,
  { user, attributes }: Release,
  pgtIou: string | undefined,
): ServiceResponse {
  const { authenticatedAt: date, longTerm, fromNewLogin, proxies } = ticket
  const authentication = { date, longTerm, fromNewLogin }
  const granted = pgtIou === undefined ? {} : { proxyGrantingTicket: pgtIou }
  return { ok: true, user, attributes, authentication, proxies, ...granted }
}

/**
 * The code on the wire is read by the vendor at best; this line lets an administrator find why a service does not open.
 * A ticket is good once, so that there are never more lines than tickets.
 */
async function noteRefused(
  { trail, clock }: JudgeDeps,
  { presented, spent }: { readonly presented: PresentedTicket; readonly spent: SpentTicket },
): Promise<void> {
  const at = clock.now()
  if (!spent.accountActive) return
  const { accountId, serviceCode, ownerId, service } = spent
  const late = spent.expiresAt.getTime() <= at.getTime()
  const because = late ? 'late' : sameService(presented.service, service) ? 'renew' : 'other-service'
  const [address, given] = [shownAddress(presented.service), shownAddress(service)]
  await trail.record({
    kind: 'validation-refused',
    accountId,
    serviceCode,
    ownerId,
    because,
    address,
    given,
    at,
  })
}

/** The service explains it to the person as it can; this line lets their administrator find what to complete. */
async function noteMissing(
  { trail, clock }: JudgeDeps,
  ticket: SpentTicket,
  { missing }: Release,
): Promise<void> {
  const { accountId, serviceCode, ownerId } = ticket
  const names = missing.map(({ name }) => name)
  await trail.record({ kind: 'attribute-missing', accountId, serviceCode, ownerId, names, at: clock.now() })
}
