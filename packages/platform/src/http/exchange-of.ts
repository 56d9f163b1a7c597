import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { perRequest } from './per-request.ts'

const replies = perRequest<FastifyReply>()

/** Remembers the reply of each request, so that `request.csrf` and `request.flash` may set their cookie. First hook of all. */
export function rememberReplies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    replies.set(request, reply)
    done()
  })
}

/** The reply of a request. */
export function replyOf(request: FastifyRequest): FastifyReply {
  const reply = replies.get(request)
  if (reply === undefined) throw new TypeError('this request has no reply yet')
  return reply
}
