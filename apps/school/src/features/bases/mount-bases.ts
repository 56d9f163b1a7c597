import type { FastifyInstance } from 'fastify'
import { rootPath } from './base.ts'
import { firstSegment, type HostNames } from './host-names.ts'
import type { BaseGate } from './base-gate.ts'
import { baseRefusals } from './refusals.ts'

export interface BasesDeps {
  readonly baseGate: BaseGate
  readonly hostNames: HostNames
  readonly publicUrl: string
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

const operatorPages = new Set(['connexion', 'console', 'deconnexion', 'hebergement'])

/** At the host of a base there are its spaces only: operators are sent to the host of the server, where their session is. */
export function keepOperatorsHome(
  app: FastifyInstance,
  deps: Pick<BasesDeps, 'hostNames' | 'publicUrl'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!operatorPages.has(firstSegment(request.url))) return undefined
    if (deps.hostNames.of(request.headers.host) === undefined) return undefined
    if (request.method === 'GET' || request.method === 'HEAD')
      return reply.redirect(deps.publicUrl + request.url, 302)
    throw baseRefusals.refuse('base.operators-elsewhere', { address: `${deps.publicUrl}/console` })
  })
}
