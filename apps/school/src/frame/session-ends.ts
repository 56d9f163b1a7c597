import type { Session } from '@preau/platform'
import type { SessionEnds } from '@preau/ui'
import type { FastifyRequest } from 'fastify'

const noted = new WeakMap<FastifyRequest, SessionEnds>()

/** Notes when the session of a request ends, for the warning of the page that answers it. */
export function noteEnds(
  request: FastifyRequest,
  { idleMs, endsAt }: Pick<Session<unknown>, 'idleMs' | 'endsAt'>,
  now: Date,
): void {
  noted.set(request, { idleMs, endsAt, leftMs: endsAt.getTime() - now.getTime() })
}

/** When the session of a request ends; `undefined` without one. */
export const endsOf = (request: FastifyRequest): SessionEnds | undefined => noted.get(request)

/**
 * Every request of a session is activity but the last one of a page that nobody touched. Pages count from their own last
 * activity, the server from its last note of it, which may be a minute older; a minute and a half.
 */
export const closeToTheEndMs = 90_000
