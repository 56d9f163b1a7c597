import {
  type CasEndpoints,
  parseSamlResponse,
  parseServiceResponse,
  type ReadServiceResponse,
  samlValidation,
  type ServiceTicketText,
  validationUrl,
} from '@preau/cas'
import type { Clock, Outgoing, OutgoingAnswer, OutgoingFailure, Random } from '@preau/platform'
import type { CasProtocol } from './delegation.ts'
import { describeAnswer } from './describe-answer.ts'

/** What the ENT says of a ticket. */
export type CasAnswer =
  | {
      readonly kind: 'success'
      readonly user: string
      readonly attributes: ReadonlyMap<string, readonly string[]>
    }
  | { readonly kind: 'failure'; readonly code: string; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly failure: OutgoingFailure }
  /** An answer that is no CAS answer: what it looks like, in French. */
  | { readonly kind: 'not-cas'; readonly detail: string }

/** A ticket to validate, and the very service it was asked for. */
export interface AskedTicket {
  readonly service: string
  readonly ticket: ServiceTicketText
}

/** A server that can be asked: its addresses, the way out to it, and what a SAML request is made of. */
export interface AskedServer {
  readonly way: Outgoing
  readonly endpoints: CasEndpoints
  /** Applications that may speak for somebody: the addresses that know proxy tickets are asked when there are any. */
  readonly allowedProxies: readonly string[]
  readonly clock: Clock
  readonly random: Random
}

/** Presents a ticket to a server, by one protocol. Never throws for what the server does. */
export async function presentTicket(
  server: AskedServer,
  protocol: CasProtocol,
  asked: AskedTicket,
): Promise<CasAnswer> {
  const answer = protocol === 'saml11' ? await post(server, asked) : await get(server, protocol, asked)
  const expected = { service: asked.service, now: server.clock.now() }
  const text = answer.text ?? ''
  const read: ReadServiceResponse =
    protocol === 'saml11'
      ? parseSamlResponse(text, expected)
      : parseServiceResponse(text, server.allowedProxies)
  // Some servers refuse with an error status, as SOAP does (CAS-090): the refusal counts, a success would not.
  if (!answer.ok && (read.ok || read.code === 'NOT_CAS')) return { kind: 'unreachable', failure: answer }
  if (read.ok) return { kind: 'success', user: read.user, attributes: read.attributes }
  if (answer.ok && read.code === 'NOT_CAS') return { kind: 'not-cas', detail: describeAnswer(answer) }
  const [code, detail] = [read.code, read.detail].map((text) => text.replaceAll(asked.ticket, '…'))
  return { kind: 'failure', code: code ?? '', detail: detail ?? '' }
}

type Sent = Promise<OutgoingAnswer | OutgoingFailure>

const get = (server: AskedServer, protocol: CasProtocol, asked: AskedTicket): Sent =>
  server.way.get(new URL(validationUrl(validatorOf(server, protocol), asked)))

function validatorOf({ endpoints, allowedProxies }: AskedServer, protocol: CasProtocol): string {
  if (allowedProxies.length === 0)
    return protocol === 'cas3' ? endpoints.p3ServiceValidate : endpoints.serviceValidate
  return protocol === 'cas3' ? endpoints.p3ProxyValidate : endpoints.proxyValidate
}

function post({ way, endpoints, clock, random }: AskedServer, asked: AskedTicket): Sent {
  const requestId = `_${Buffer.from(random.bytes(16)).toString('hex')}`
  const order = { ...asked, requestId, issuedAt: clock.now() }
  const { url, ...sent } = samlValidation(endpoints.samlValidate, order)
  return way.post(new URL(url), sent)
}
