import type { FastifyInstance } from 'fastify'

/**
 * Lets the server stop as soon as the requests in progress are answered: a connection that a browser keeps open for its next page
 * would otherwise hold it until its time-out.
 */
export function closeGracefully(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', (done) => {
    closing = true
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close')
    done(null, payload)
  })
}
