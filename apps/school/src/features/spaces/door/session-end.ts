import { readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { closeToTheEndMs } from '../../../frame/session-ends.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { SpacesDeps } from '../spaces-deps.ts'
import { arriveAtRoot } from './arrive.ts'
import { EndedPage } from './ended-page.tsx'
import { ownPage } from './own-page.ts'

type Deps = Pick<SpacesDeps, 'baseGate' | 'personSessions' | 'demo'>

/** « Rester connecté »: to be asked is enough, every request of a session is activity. 204, or 401 when it is over. */
export async function stayConnected(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  const session = await deps.personSessions.current(base, request)
  return reply.code(session ? 204 : 401).send()
}

const endedQuery = z.object({
  retour: z.string().max(2000).catch(''),
  cause: z.enum(['inactivite', 'duree']).catch('inactivite'),
})

/**
 * Where a page leads whose session ends: it says why, and leads back. Another tab that was used since keeps the session, and
 * this one goes on too; the page that was left open keeps nothing alive.
 */
export async function endSession(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  const query = readQuery(request, endedQuery)
  const { retour, cause } = query.ok ? query.value : endedQuery.parse({})
  const back = ownPage(base, retour)
  const exchange = { request, reply }
  const wasIdle = await deps.personSessions.closeIdle(base, exchange, closeToTheEndMs)
  if (await deps.personSessions.current(base, request)) return seeOther(reply, back)
  const told = cause === 'duree' ? 'absolute' : 'idle'
  const why = wasIdle ? 'idle' : ((await deps.personSessions.whyEnded(base, request)) ?? told)
  await deps.personSessions.close(base, exchange)
  return sendPage(reply, EndedPage({ view: viewOf(request, deps.demo), base, back, reason: why }))
}
