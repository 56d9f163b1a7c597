import type { FastifyInstance } from 'fastify'

import { isMultipart } from './csrf.ts'
import { httpRefusals } from './refusals.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A wire endpoint that answers in its own format to an address with a NUL. */
    allowNul?: boolean
  }
}

const encodedNul = /%00|\0/

/** Refuses at the door what no route expects: a NUL in the address (PostgreSQL has none), files where no file is read. */
export function guardRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { config } = request.routeOptions
    if (encodedNul.test(request.url) && config.allowNul !== true)
      throw httpRefusals.refuse('http.forbidden-character')
    if (isMultipart(request) && config.upload !== true && !request.is404)
      throw httpRefusals.refuse('http.unsupported-type')
    done()
  })
}
