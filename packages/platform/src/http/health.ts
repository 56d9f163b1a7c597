import { timingSafeEqual } from 'node:crypto'

import type { FastifyInstance, FastifyRequest } from 'fastify'

import type { Database } from '../database/open-database.ts'
import type { Metrics } from '../metrics/create-metrics.ts'
import { sha256 } from '../random.ts'
import { httpRefusals } from './refusals.ts'

/** What health and figures are read from. */
export interface HealthOptions {
  readonly database: Database
  readonly metrics: Metrics
  /** Without it `/metrics` answers this machine only. */
  readonly metricsToken?: string | undefined
  /** Why the application cannot serve yet, in a word for the operator; undefined when it can. */
  readonly notReady?: (() => string | undefined) | undefined
}

/** `/health/live` (the process answers), `/health/ready` (it can serve), `/metrics`. */
export function addHealth(app: FastifyInstance, options: HealthOptions): void {
  const config = { quiet: true }
  app.get('/health/live', { config }, () => ({ status: 'live' }))
  app.get('/health/ready', { config }, async (_request, reply) => {
    const reason = (await options.database.isUp()) ? options.notReady?.() : 'database'
    return reason === undefined ? { status: 'ready' } : reply.code(503).send({ status: 'not-ready', reason })
  })
  app.get('/metrics', { config }, async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) throw httpRefusals.refuse('http.not-found')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await options.metrics.render())
  })
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  // The peer itself, not who it says it speaks for.
  if (token === undefined)
    return loopback.has(request.socket.remoteAddress ?? '') && request.ips === undefined
  const given = request.headers.authorization ?? ''
  return timingSafeEqual(sha256(given), sha256(`Bearer ${token}`))
}
