import type { Clock, Jobs, Log, Outgoing, Random } from '@preau/platform'
import type { PortalSession, PortalSessions } from '../login/index.ts'
import type { ServiceSessions } from './service-sessions.ts'
import { retries, tellService } from './tell-service.ts'

export interface ServiceLogoutDeps {
  readonly jobs: Pick<Jobs, 'define' | 'repeat'>
  readonly serviceSessions: ServiceSessions
  readonly outgoing: Pick<Outgoing, 'post'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Services told at a time by one node, each by one message at a time, and rows ended in one transaction. */
const parallel = 12
const batch = 500
/** How long the record of what services were told stays. */
const keptMs = 30 * 86_400_000

/** Single log-out: what ends a portal session calls one of these, and waits for no service. */
export interface ServiceLogout {
  /** Some portal session is over. */
  ended(): Promise<void>
  /** A portal session took the place of another one in the same browser. */
  replaced(previous: PortalSession, session: PortalSession): Promise<void>
}

/**
 * The back channel as durable jobs (CAS 3.0 §2.3.3): one looks for what belonged to sessions that are over, whatever ended
 * them — log-out, idle time, an administrator, a closed account — and leaves one job per service to tell. The first runs
 * as soon as a session is closed, and each minute for those that ended by themselves.
 */
export function createServiceLogout(deps: ServiceLogoutDeps): ServiceLogout {
  const { jobs, serviceSessions, clock, log } = deps
  const telling = jobs.define<{ id: string }>(
    'cas-tell-service',
    ({ id }, job) => tellService(deps, id, job),
    { parallel, groupsTakeTurns: true, retryLimit: retries, timeoutSeconds: 60 },
  )
  const end = async (signal: AbortSignal): Promise<void> => {
    const leave: Parameters<ServiceSessions['endOrphans']>[2] = async ({ id, serviceId }, transaction) => {
      await telling.enqueue({ id }, { transaction, group: serviceId })
    }
    let ended = batch
    while (!signal.aborted && ended === batch) {
      ended = await serviceSessions.endOrphans(clock.now(), batch, leave)
      telling.look()
    }
  }
  const ending = jobs.define('cas-end-services', (_data, { signal }) => end(signal), { exclusive: true })
  jobs.repeat('cas-end-services-each-minute', '* * * * *', ({ signal }) => end(signal))
  jobs.repeat('cas-purge-told', '20 3 * * *', ({ signal }) => purge(deps, signal))
  const ended = async (): Promise<void> => {
    try {
      await ending.enqueue({}, { onlyOneFor: 'all' })
    } catch (error) {
      // The person is logged out whatever happens to the queue; the look of the next minute finds the rest.
      log.warn({ err: error }, 'services will be told of the log-out later')
    }
  }
  return {
    ended,
    replaced: (previous, session) =>
      previous.subject === session.subject ? serviceSessions.follow(previous.id, session.id) : ended(),
  }
}

async function purge({ serviceSessions, clock }: ServiceLogoutDeps, signal: AbortSignal): Promise<void> {
  const endedBefore = new Date(clock.now().getTime() - keptMs)
  while (!signal.aborted && (await serviceSessions.purge(endedBefore, batch)) === batch);
}

/** The same sessions, whose end is told to the services: every feature of the portal is given these. */
export function tellServices(sessions: PortalSessions, logout: ServiceLogout): PortalSessions {
  const after = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work
    await logout.ended()
    return result
  }
  return {
    ...sessions,
    async open(wanted, trx) {
      const previous = await sessions.current(wanted.request)
      const session = await sessions.open(wanted, trx)
      if (previous) await logout.replaced(previous, session)
      return session
    },
    close: (exchange) => after(sessions.close(exchange)),
    closeAllOf: (subject, options) => after(sessions.closeAllOf(subject, options)),
    closeIdle: (exchange, withinMs) => after(sessions.closeIdle(exchange, withinMs)),
    closeById: (id) => after(sessions.closeById(id)),
  }
}
