import type { Clock } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, covers, type Scope, scopeOf } from '../../frame/visitor.ts'
import type { Visitors } from '../login/index.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service } from './service.ts'
import type { Change, Groupings, ServiceAccess, ServiceRegistry } from './service-registry.ts'

export interface ServicesDeps {
  readonly services: ServiceRegistry
  readonly access: ServiceAccess
  readonly groupings: Groupings
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

export function scopeOfRequest(deps: ServicesDeps, request: FastifyRequest): Scope {
  return scopeOf(deps.visitors.visitor(request))
}

export function changeOf(deps: ServicesDeps, request: FastifyRequest): Change {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

/** A school administrator sees the services of their schools and those of the whole portal. */
export function isVisible(service: Service, scope: Scope): boolean {
  return service.ownerId === null || covers(scope, service.ownerId)
}

/** The service of the address, when the administrator may see it. */
export async function serviceOf(deps: ServicesDeps, request: FastifyRequest): Promise<Service> {
  const { code = '' } = request.params as { code?: string } // the route declares :code
  const service = await deps.services.find(code.toUpperCase())
  if (!service || !isVisible(service, scopeOfRequest(deps, request))) {
    throw serviceRefusals.refuse('service.unknown', { code })
  }
  return service
}

/** The same, when they may change it. */
export async function ownServiceOf(deps: ServicesDeps, request: FastifyRequest): Promise<Service> {
  const service = await serviceOf(deps, request)
  if (!covers(scopeOfRequest(deps, request), service.ownerId)) {
    throw serviceRefusals.refuse('service.not-yours', { title: service.title })
  }
  return service
}
