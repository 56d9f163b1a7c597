import { sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CrisisWatch } from './crisis-watch.ts'
import { crisisRefusals } from './refusals.ts'
import { waitingSeconds, WaitingPage } from './waiting.page.tsx'

export interface GuardDeps {
  readonly watch: CrisisWatch
  /** The browser presents a session that is alive: somebody who is already inside. Asked above the load only. */
  readonly isInside: (request: FastifyRequest) => Promise<boolean>
  readonly demo: boolean
}

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What stays possible in read-only mode: to come in, to leave, to open services, and to end the crisis. */
const alwaysOpen = ['/connexion', '/deconnexion', '/cas/', '/administration/crise']

/** Never kept waiting: what machines ask, what pages are made of, and the log-in form once it is being sent. */
const neverWaits = [
  '/health/',
  '/metrics',
  '/assets/',
  '/cas/serviceValidate',
  '/cas/proxy',
  '/cas/validate',
  '/cas/p3/',
  '/cas/samlValidate',
]

/** Read-only mode and the waiting page, before any route. Requests in progress are those of this process. */
export function guardCrisis(app: FastifyInstance, deps: GuardDeps): void {
  const inProgress = new Set<FastifyRequest>()
  app.addHook('onRequest', async (request, reply) => {
    const { mode } = await deps.watch.current()
    // Nothing is awaited below the load: who comes next must find this request counted.
    const full = isFull(request, { max: mode.maxRequests, now: inProgress.size })
    if (full && !(await deps.isInside(request))) return keepWaiting(deps, reply)
    if (mode.readOnly && changes.has(request.method) && !isUnder(request, alwaysOpen))
      throw crisisRefusals.refuse('crisis.read-only', { message: mode.readOnlyMessage })
    if (!isUnder(request, neverWaits)) inProgress.add(request)
    return undefined
  })
  app.addHook('onResponse', (request, _reply, done) => {
    inProgress.delete(request)
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    inProgress.delete(request)
    done()
  })
}

function isFull(
  request: FastifyRequest,
  { max, now }: { readonly max: number | null; readonly now: number },
): boolean {
  return max !== null && now >= max && request.method === 'GET' && !isUnder(request, neverWaits)
}

function keepWaiting({ demo }: GuardDeps, reply: FastifyReply): FastifyReply {
  reply.header('retry-after', waitingSeconds).header('refresh', String(waitingSeconds))
  return sendPage(reply, WaitingPage({ demo }), 503)
}

function isUnder(request: FastifyRequest, starts: readonly string[]): boolean {
  return starts.some((start) => request.url.startsWith(start))
}
