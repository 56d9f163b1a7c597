import { type Clock, createOutgoing, type Outgoing, type Random } from '@preau/platform'
import { type CasProtocol, casProtocols, type Delegation } from './delegation.ts'
import type { DelegationStore } from './delegation-store.ts'
import { type AskedServer, type AskedTicket, type CasAnswer, presentTicket } from './present-ticket.ts'

/** How a delegation is asked. */
type AskedDelegation = Pick<
  Delegation,
  'baseId' | 'serverUrl' | 'endpoints' | 'protocol' | 'detected' | 'allowedProxies'
>

export interface CasCaller {
  /** Validates a ticket server to server. Never throws for what the ENT does. */
  validate(delegation: AskedDelegation, asked: AskedTicket): Promise<CasAnswer>
  close(): void
}

/** How this server may call others. */
export interface CasCallOptions {
  /** Whether an ENT may be on a private address. */
  readonly allowPrivate: boolean
  /** From the call to the last byte, milliseconds. */
  readonly timeoutMs?: number | undefined
  readonly clock: Clock
  readonly random: Random
}

export interface CasCallerOptions extends CasCallOptions {
  readonly delegations: Pick<DelegationStore, 'noteDetected'>
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
    validate: (delegation, asked) => {
      const { endpoints, protocol, allowedProxies } = delegation
      const { clock, random } = options
      const way = wayTo(new URL(endpoints.serviceValidate).origin)
      const server = { way, endpoints, allowedProxies, clock, random }
      return protocol === 'auto'
        ? detect(server, delegation, { asked, delegations: options.delegations })
        : presentTicket(server, protocol, asked)
    },
    close: closeAll,
  }
}

/** A way out to one origin only. */
export function openWay(
  origin: string,
  { allowPrivate, timeoutMs = waitMs }: Pick<CasCallOptions, 'allowPrivate' | 'timeoutMs'>,
): Outgoing {
  return createOutgoing({ allow: (url) => url.origin === origin, allowPrivate, timeoutMs, maxBytes })
}

/**
 * What worked the last time first; else CAS 3 for the attributes, then CAS 2, then SAML 1.1. An address that does not
 * exist has not seen the ticket: the next one is asked then. What answered is remembered for every node.
 */
async function detect(
  server: AskedServer,
  delegation: AskedDelegation,
  { asked, delegations }: Pick<CasCallerOptions, 'delegations'> & { readonly asked: AskedTicket },
): Promise<CasAnswer> {
  const { baseId, serverUrl, detected } = delegation
  const absent: CasAnswer[] = []
  for (const protocol of inOrder(detected)) {
    const answer = await presentTicket(server, protocol, asked)
    const known = protocol === detected
    if (!isAbsent(answer) || (known && isBroken(answer))) {
      const spoke = answer.kind === 'success' || answer.kind === 'failure'
      if (spoke && !known) await delegations.noteDetected({ baseId, serverUrl, protocol })
      return answer
    }
    absent.push(answer)
  }
  const [first] = absent
  if (first === undefined) throw new Error('no protocol was tried')
  return absent.find((answer) => statusOf(answer) !== 404) ?? first
}

const inOrder = (first: CasProtocol | undefined): readonly CasProtocol[] =>
  first === undefined ? casProtocols : [first, ...casProtocols.filter((protocol) => protocol !== first)]

/** Whether the address seems not to exist on a server that answers: an error page, a web page, another place. */
export function isAbsent(answer: CasAnswer): boolean {
  if (answer.kind === 'unreachable')
    return answer.failure.kind === 'status' || answer.failure.kind === 'redirect'
  return answer.kind === 'not-cas'
}

/** An address that is known to work and fails today: the ticket may be used up, another address would not know it. */
const isBroken = (answer: CasAnswer): boolean => (statusOf(answer) ?? 0) >= 500

const statusOf = (answer: CasAnswer): number | undefined =>
  answer.kind === 'unreachable' ? answer.failure.status : undefined
