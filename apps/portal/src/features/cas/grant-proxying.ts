import {
  type CasFailure,
  casFailure,
  checkProxyCallback,
  newTicket,
  type ProxyCallbackFault,
  proxyCallbackUrl,
} from '@preau/cas'
import type { Clock, Outgoing, Random } from '@preau/platform'
import { defaultProtocol, type ServiceProtocols } from '../services/index.ts'
import type { CasGrants } from './cas-grants.ts'
import type { SpentTicket } from './cas-tickets.ts'
import type { CasTrail } from './cas-trail.ts'

export interface ProxyingDeps {
  readonly protocols: Pick<ServiceProtocols, 'of'>
  readonly grants: Pick<CasGrants, 'keep'>
  readonly outgoing: Pick<Outgoing, 'get'>
  readonly trail: CasTrail
  readonly clock: Clock
  readonly random: Random
}

const faultDetails: Readonly<Record<ProxyCallbackFault, string>> = {
  address: 'the call-back is not an acceptable address',
  'not-https': 'the call-back must be https',
  undeclared: 'the call-back is not at or under the address declared for it',
}

/**
 * Hands a proxy-granting ticket to a service that asks for one (CAS 3.0 §2.5.4): it may, its call-back is declared and
 * https, its certificate holds, it answers 200 itself. Whatever fails, there is no ticket and the validation fails: a
 * success without the ticket that was asked for helps nobody (CAS-094). Gives the PGTIOU.
 */
export async function grantProxying(
  deps: ProxyingDeps,
  ticket: SpentTicket,
  pgtUrl: string,
): Promise<{ readonly ok: true; readonly pgtIou: string } | CasFailure> {
  const { mayProxy, proxyCallback } = (await deps.protocols.of(ticket.serviceId)) ?? defaultProtocol
  if (!mayProxy) {
    await note(deps, ticket, 'not-allowed')
    return casFailure('UNAUTHORIZED_SERVICE_PROXY', 'this service may not obtain proxy tickets')
  }
  const [url = '', ...otherUrls] = proxyCallback === null ? ticket.declaredUrls : [proxyCallback]
  const callback = checkProxyCallback(pgtUrl, { url, otherUrls })
  if (!callback.ok) {
    await note(deps, ticket, callback.fault)
    return casFailure('INVALID_PROXY_CALLBACK', faultDetails[callback.fault])
  }
  const [pgtId, pgtIou] = [newTicket('PGT', deps.random), newTicket('PGTIOU', deps.random)]
  const answer = await deps.outgoing.get(new URL(proxyCallbackUrl(callback.address, { pgtId, pgtIou })))
  if (!answer.ok) {
    await note(deps, ticket, answer.kind)
    return casFailure('INVALID_PROXY_CALLBACK', `the call-back did not accept the ticket (${answer.kind})`)
  }
  await keep(deps, ticket, { pgtId, pgtUrl })
  return { ok: true, pgtIou }
}

async function keep(
  { grants, clock }: ProxyingDeps,
  ticket: SpentTicket,
  { pgtId, pgtUrl }: { readonly pgtId: string; readonly pgtUrl: string },
): Promise<void> {
  const { accountId, serviceId, sessionRef, authenticatedAt, longTerm } = ticket
  await grants.keep({
    ticket: pgtId,
    accountId,
    serviceId,
    sessionRef,
    proxies: [pgtUrl, ...ticket.proxies],
    authenticatedAt,
    longTerm,
    issuedAt: clock.now(),
  })
}

async function note({ trail, clock }: ProxyingDeps, ticket: SpentTicket, because: string): Promise<void> {
  const { accountId, serviceCode, ownerId } = ticket
  await trail.record({ kind: 'proxy-refused', accountId, serviceCode, ownerId, because, at: clock.now() })
}
