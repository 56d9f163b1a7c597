import type { Clock } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, covers, type Scope, scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service } from './service.ts'
import type { Change, Groupings, ServiceAccess, ServiceChanges, ServiceRegistry } from './service-registry.ts'

export interface ServicesDeps {
  readonly services: ServiceRegistry
  readonly access: ServiceAccess
  readonly groupings: Groupings
  readonly directory: Pick<Directory, 'viewFor'>
  readonly serviceChanges: ServiceChanges
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

/** A school changes what is its own, unless the platform has locked it. */
export function mayEdit(service: Pick<Service, 'ownerId' | 'locked'>, scope: Scope): boolean {
  return scope === 'all' || (covers(scope, service.ownerId) && !service.locked)
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
  const scope = scopeOfRequest(deps, request)
  if (!covers(scope, service.ownerId))
    throw serviceRefusals.refuse('service.not-yours', { title: service.title })
  refuseLocked(service, scope)
  return service
}

/** @throws Refusal `service.locked` for a school administrator, when the platform keeps the service to itself */
export function refuseLocked({ locked, title }: Service, scope: Scope): void {
  if (locked && scope !== 'all') throw serviceRefusals.refuse('service.locked', { title })
}
