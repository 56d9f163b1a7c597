import { inflateRawSync } from 'node:zlib'
import { parseLogoutMessage } from '@preau/cas'
import { type Clock, type Metrics, sha256 } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BaseGate } from '../bases/index.ts'
import type { SessionTicketStore } from './session-ticket-store.ts'

export interface LogoutDeps {
  readonly baseGate: BaseGate
  readonly sessionTickets: Pick<SessionTicketStore, 'close'>
  readonly clock: Clock
}

/** Largest message. */
const maxBytes = 64 * 1024

/** Receives the single logout of an ENT. */
export type LogoutReceiver = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/**
 * Whether a call at the address of a space is the ENT that closes a session, rather than a page asked for or a form of
 * ours. Some ENTs send the message as a form field, others as the body itself, others by the browser of the person: a GET
 * with the message in the query (cas.md CAS-056, CAS-059, table B).
 */
export const isLogoutCall = (request: FastifyRequest): boolean => messageIn(request) !== undefined

/**
 * Single logout received (CAS 3.0 §2.3.3): the session that the ticket opened ends, and no other. The ticket itself is the
 * proof of the caller: nobody else knows it, and we keep its hash only. A ticket that is not ours is answered like one
 * that is, so the ENT may send again and nobody learns anything. The base gate has run before.
 */
export function createLogoutReceiver(deps: LogoutDeps & { readonly metrics: Metrics }): LogoutReceiver {
  const received = deps.metrics.counter('preau_single_logouts_total', 'Single logouts received, by outcome', [
    'outcome',
  ])
  return async (request, reply) => {
    const ticket = parseLogoutMessage(messageIn(request) ?? '')
    const outcome = ticket === undefined ? 'malformed' : await closeOf(ticket, request, deps)
    received.inc({ outcome })
    const status = outcome === 'malformed' ? 400 : 200
    return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('')
  }
}

/** The message as the body itself: read as a text, and by no route that does not expect it. */
export function acceptLogoutBodies(app: FastifyInstance): void {
  const types = ['text/xml', 'application/xml']
  app.addContentTypeParser(types, { parseAs: 'string', bodyLimit: maxBytes }, (_request, body, done) => {
    done(null, body)
  })
}

async function closeOf(
  ticket: string,
  request: FastifyRequest,
  { baseGate, sessionTickets, clock }: LogoutDeps,
): Promise<'closed' | 'unknown'> {
  const base = baseGate.of(request)
  const closed = await sessionTickets.close({
    baseId: base.id,
    ticketHash: sha256(ticket),
    audit: {
      action: 'session.closed-by-ent',
      actor: 'cas',
      school: base.uai,
      outcome: 'done',
      at: clock.now(),
    },
  })
  return closed > 0 ? 'closed' : 'unknown'
}

/** The message of a form, empty when it is given twice, or a body of XML. JSON is not a way in. */
function messageIn({ method, body, headers, query }: FastifyRequest): string | undefined {
  if (method === 'GET') return messageInQuery(query)
  if (typeof body === 'string') return body
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  if (!isForm || typeof body !== 'object' || body === null || !('logoutRequest' in body)) return undefined
  return typeof body.logoutRequest === 'string' ? body.logoutRequest : ''
}

function messageInQuery(query: unknown): string | undefined {
  if (typeof query !== 'object' || query === null || !('logoutRequest' in query)) return undefined
  const { logoutRequest: sent } = query
  if (typeof sent !== 'string') return ''
  return sent.trimStart().startsWith('<') ? sent : inflated(sent)
}

/** Servers of Apereo deflate the message and write it in base64, for the length of addresses. */
function inflated(sent: string): string {
  try {
    return inflateRawSync(Buffer.from(sent, 'base64'), { maxOutputLength: maxBytes }).toString('utf8')
  } catch {
    return ''
  }
}
