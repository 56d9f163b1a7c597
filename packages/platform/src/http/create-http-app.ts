import type { IncomingMessage } from 'node:http'

import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'

import type { Clock } from '../clock.ts'
import type { Database } from '../database/open-database.ts'
import type { Log } from '../log/create-log.ts'
import { createMetrics, type Metrics } from '../metrics/create-metrics.ts'
import type { Random } from '../random.ts'
import { closeGracefully } from './close-gracefully.ts'
import { protectForms } from './csrf.ts'
import type { RenderError } from './error-view.ts'
import { rememberReplies } from './exchange-of.ts'
import { addExpressLanes } from './express-lanes.ts'
import { takeFairTurns } from './fair-turns.ts'
import { addFlashes } from './flash.ts'
import { guardRequests } from './guard-requests.ts'
import { handleErrors } from './handle-errors.ts'
import { addHealth } from './health.ts'
import { observeRequests } from './observe-requests.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** What an application gives to have its HTTP server. */
export interface HttpOptions {
  /** Short name: prefix of the cookies (`preau_<name>_…`), label of the figures. */
  readonly name: string
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
  readonly database: Database
  /** Address that people type; https makes cookies `Secure`. */
  readonly publicUrl: URL
  /** Addresses or networks of the proxies whose `X-Forwarded-*` is believed; none by default. */
  readonly trustedProxies?: readonly string[]
  readonly renderError: RenderError
  readonly metrics?: Metrics
  readonly metricsToken?: string | undefined
  readonly notReady?: () => string | undefined
  /** Largest body that is not an upload, bytes; 1 MiB by default. */
  readonly bodyLimit?: number
  /** Where a request goes inside the server, from its address and `Host` header; without it, at its address. */
  readonly rewriteUrl?: (url: string, host: string | undefined) => string
}

/** The HTTP server of an application. */
export type HttpApp = FastifyInstance

/** Prepares the server: everything a route may take for granted. The application then adds its routes and listens. */
export async function createHttpApp(options: HttpOptions): Promise<HttpApp> {
  const proxies = [...(options.trustedProxies ?? [])]
  const { rewriteUrl } = options
  const newReference = (): string => referenceOf(options.random)
  const loggerInstance: FastifyBaseLogger = options.log
  const app: HttpApp = fastify({
    loggerInstance,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    trustProxy: proxies.length > 0 ? proxies : false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    genReqId: newReference,
    // A slow sender is cut; a 200 MB file on a school's line still passes.
    requestTimeout: 300_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 300 },
    return503OnClosing: true,
    rewriteUrl: ({ url = '/', headers }: IncomingMessage) => rewriteUrl?.(url, headers.host) ?? url,
  })
  const https = options.publicUrl.protocol === 'https:'
  const cookieName = (purpose: string): string => `preau_${options.name}_${purpose}`
  const metrics = options.metrics ?? createMetrics(options.name)
  takeFairTurns(app)
  handleErrors(app, options.renderError)
  rememberReplies(app)
  const observe = observeRequests(app, metrics)
  guardRequests(app)
  closeGracefully(app)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { throwFileSizeLimit: false })
  addSecurityHeaders(app, https)
  protectForms(app, { random: options.random, cookieName: cookieName('csrf'), publicUrl: options.publicUrl })
  addFlashes(app, { cookieName: cookieName('flash'), https })
  addExpressLanes(app, { log: options.log, observe, newReference, https })
  const { database, metricsToken, notReady } = options
  addHealth(app, { database, metrics, metricsToken, notReady })
  return app
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase())

/** Short enough to be read over the telephone: `3F2A-91C0-7B44`. */
function referenceOf(random: Random): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = random.bytes(6)
  return `${hex[a]}${hex[b]}-${hex[c]}${hex[d]}-${hex[e]}${hex[f]}`
}
