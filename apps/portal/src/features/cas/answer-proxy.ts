import { type CasFailure, casFailure, newTicket, parseProxyRequest, type RequestParameters } from '@preau/cas'
import type { Clock, Random } from '@preau/platform'
import { decideAccess, type ServiceAccess, type ServiceWithPolicy } from '../services/index.ts'
import type { CasGrants } from './cas-grants.ts'
import type { CasRegistry } from './cas-registry.ts'
import type { CasTickets } from './cas-tickets.ts'
import { findService } from './find-service.ts'

export interface ProxyDeps {
  readonly registry: CasRegistry
  readonly grants: Pick<CasGrants, 'find'>
  readonly tickets: Pick<CasTickets, 'issue'>
  readonly access: Pick<ServiceAccess, 'person'>
  readonly clock: Clock
  readonly random: Random
  readonly ticketMs: number
}

/**
 * Answers `/proxy` (CAS 3.0 §2.7): a proxy ticket for another declared service, provided that the person of the
 * proxy-granting ticket may use it. The proxy ticket is kept like a service ticket, with the chain of those who speak.
 */
export async function answerProxy(
  deps: ProxyDeps,
  parameters: RequestParameters,
): Promise<{ readonly ok: true; readonly proxyTicket: string } | CasFailure> {
  const request = parseProxyRequest(parameters)
  if (!request.ok) return request
  const issuedAt = deps.clock.now()
  const grant = await deps.grants.find(request.grantingTicket, issuedAt)
  if (!grant)
    return casFailure('INVALID_TICKET', 'this proxy-granting ticket is unknown, or its session has ended')
  const service = await openService(deps, request.targetService, grant.accountId)
  if (!service)
    return casFailure('UNAUTHORIZED_SERVICE', 'the target is not declared, or not open to this person')
  const proxyTicket = newTicket('PT', deps.random)
  const { accountId, sessionRef, authenticatedAt, longTerm, proxies } = grant
  await deps.tickets.issue({
    ticket: proxyTicket,
    accountId,
    service,
    serviceUrl: request.targetService,
    sessionRef,
    fromNewLogin: false,
    longTerm,
    proxies,
    authenticatedAt,
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + deps.ticketMs),
  })
  return { ok: true, proxyTicket }
}

/** The declared service of an address, if the person may use it. */
async function openService(
  { registry, access, clock }: ProxyDeps,
  address: string,
  accountId: string,
): Promise<ServiceWithPolicy | undefined> {
  const [lookup, person] = [findService(address, await registry.services()), await access.person(accountId)]
  if ('refusal' in lookup || !person) return undefined
  return lookup.found.declared.find(({ policy }) => decideAccess(policy, person, clock.now()).allowed)
}
