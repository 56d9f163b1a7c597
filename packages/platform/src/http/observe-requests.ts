import type { FastifyInstance } from 'fastify'

import type { Metrics } from '../metrics/create-metrics.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** No line in the log for each request: health, assets. */
    quiet?: boolean
  }
}

/** One line and one measure per request, by route: an address may carry a ticket or a name, a route never does. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram('preau_http_request_seconds', 'Time to answer, by route', {
    labels: ['method', 'route', 'status'],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    const { method } = request
    const status = reply.statusCode
    duration.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000)
    if (request.routeOptions.config.quiet !== true) {
      request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime) }, 'answered')
    }
    done()
  })
}
