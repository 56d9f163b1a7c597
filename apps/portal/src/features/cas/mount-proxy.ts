import { casFailure, renderProxyResponse } from '@preau/cas'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerProxy, type ProxyDeps } from './answer-proxy.ts'
import { parametersOf } from './parameters-of.ts'
import { refuseMethods } from './refuse-methods.ts'

/** `/cas/proxy`: proxy tickets, by the servers of the services (CAS 3.0 §2.7). */
export function mountProxy(app: FastifyInstance, deps: ProxyDeps): void {
  const options = {
    exposeHeadRoute: false,
    config: { csrf: false, allowNul: true },
    errorHandler: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      request.log.error({ err: error, reference: request.id }, 'proxy failed')
      return send(reply, casFailure('INTERNAL_ERROR', `try again later; reference ${request.id}`))
    },
  }
  app.get('/cas/proxy', options, async (request, reply) =>
    send(reply, await answerProxy(deps, parametersOf(request.query))),
  )
  refuseMethods(app, '/cas/proxy', { methods: ['POST', 'PUT', 'DELETE'], allow: 'GET' })
}

function send(reply: FastifyReply, response: Parameters<typeof renderProxyResponse>[0]): unknown {
  return reply.code(200).type('application/xml; charset=utf-8').send(renderProxyResponse(response))
}
