import type { FastifyInstance } from 'fastify'

import type { Metrics } from '../metrics/create-metrics.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** No line in the log for each request: health, assets. */
    quiet?: boolean
  }
}

/** A request that was answered. */
export interface ObservedRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** Adds a request to the figures. */
export type Observe = (request: ObservedRequest) => void

/** One line and one measure per request, by route: an address may carry a ticket or a name, a route never does. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): Observe {
  const duration = metrics.histogram('preau_http_request_seconds', 'Time to answer, by route', {
    labels: ['method', 'route', 'status'],
  })
  const observe: Observe = ({ method, route, status, ms }) => {
    duration.observe({ method, route, status: String(status) }, ms / 1000)
  }
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    const { method } = request
    const { statusCode: status, elapsedTime: ms } = reply
    observe({ method, route, status, ms })
    if (request.routeOptions.config.quiet !== true) {
      request.log.info({ method, route, status, ms: Math.round(ms) }, 'answered')
    }
    done()
  })
  return observe
}
