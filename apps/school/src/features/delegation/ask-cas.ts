import { parseServiceResponse, type ServiceTicketText, validationUrl } from '@preau/cas'
import { createOutgoing, type Outgoing, type OutgoingFailure } from '@preau/platform'
import type { Delegation } from './delegation.ts'
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

export interface CasCaller {
  /** Validates a ticket server to server. Never throws for what the ENT does. */
  validate(delegation: Pick<Delegation, 'endpoints' | 'protocol'>, asked: AskedTicket): Promise<CasAnswer>
  close(): void
}

export interface CasCallerOptions {
  /** Whether an ENT may be on a private address. */
  readonly allowPrivate: boolean
  /** From the call to the last byte, milliseconds. */
  readonly timeoutMs?: number | undefined
}

const maxBytes = 512 * 1024
const waitMs = 8000
const manyServers = 200

/** Asks CAS servers; each call reaches the host of the delegation and no other. */
export function createCasCaller(options: CasCallerOptions): CasCaller {
  const ways = new Map<string, Outgoing>()
  const closeAll = (): void => {
    for (const way of ways.values()) way.close()
    ways.clear()
  }
  const wayTo = (origin: string): Outgoing => {
    const known = ways.get(origin)
    if (known) return known
    if (ways.size >= manyServers) closeAll()
    const way = openWay(origin, options)
    ways.set(origin, way)
    return way
  }
  return {
    validate: ({ endpoints, protocol }, asked) => {
      const way = wayTo(new URL(endpoints.serviceValidate).origin)
      if (protocol === 'cas2') return ask(way, endpoints.serviceValidate, asked)
      if (protocol === 'cas3') return ask(way, endpoints.p3ServiceValidate, asked)
      return detect(way, endpoints, asked)
    },
    close: closeAll,
  }
}

/** A way out to one origin only. */
export function openWay(origin: string, options: CasCallerOptions): Outgoing {
  const { allowPrivate, timeoutMs = waitMs } = options
  return createOutgoing({ allow: (url) => url.origin === origin, allowPrivate, timeoutMs, maxBytes })
}

/** Presents a ticket to one validation address. */
export async function ask(way: Outgoing, endpoint: string, asked: AskedTicket): Promise<CasAnswer> {
  const answer = await way.get(new URL(validationUrl(endpoint, asked)))
  if (!answer.ok) return { kind: 'unreachable', failure: answer }
  const read = parseServiceResponse(answer.text)
  if (read.ok) return { kind: 'success', user: read.user, attributes: read.attributes }
  if (read.code === 'NOT_CAS') return { kind: 'not-cas', detail: describeAnswer(answer) }
  return { kind: 'failure', code: read.code, detail: read.detail.replaceAll(asked.ticket, '…') }
}

/** CAS 3 first, for the attributes. A server that has no such address has not seen the ticket: CAS 2 is asked then. */
async function detect(
  way: Outgoing,
  endpoints: Delegation['endpoints'],
  asked: AskedTicket,
): Promise<CasAnswer> {
  const answer = await ask(way, endpoints.p3ServiceValidate, asked)
  return isAbsent(answer) ? ask(way, endpoints.serviceValidate, asked) : answer
}

/** Whether the address seems not to exist on a server that answers: an error page, a web page, another place. */
export function isAbsent(answer: CasAnswer): boolean {
  if (answer.kind === 'unreachable')
    return answer.failure.kind === 'status' || answer.failure.kind === 'redirect'
  return answer.kind === 'not-cas'
}
