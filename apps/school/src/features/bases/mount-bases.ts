import type { FastifyInstance } from 'fastify'
import { rootPath } from './base.ts'
import type { BaseGate } from './base-gate.ts'
import { baseRefusals } from './refusals.ts'

export interface BasesDeps {
  readonly baseGate: BaseGate
}

/** The front door of each base, and the answer to addresses nobody else knows. */
export function mountBases(app: FastifyInstance, deps: BasesDeps): void {
  const options = { preHandler: deps.baseGate.enter }
  app.get('/', (_request, reply) => reply.redirect('/console', 302))
  app.get('/:base', options, (request, reply) => reply.redirect(rootPath(deps.baseGate.of(request)), 302))
  app.get('/:base/', options, (request, reply) => reply.redirect(rootPath(deps.baseGate.of(request)), 302))
  app.get('/:base/*', options, (request) => {
    throw baseRefusals.refuse('base.page-unknown', { name: deps.baseGate.of(request).name })
  })
}
