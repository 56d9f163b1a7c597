import type { Clock, KeyPairs } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { type Actor, actorOf, scopeOf } from '../../frame/visitor.ts'
import type { Visitors } from '../login/index.ts'

export interface PartnerExchangeDeps {
  readonly keys: KeyPairs
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** « Échanges avec la scolarité ». */
export const exchangePath = '/administration/echanges'

/** Who does something, and when. */
export interface Change {
  readonly by: Actor
  readonly at: Date
}

export function changeOf(
  deps: Pick<PartnerExchangeDeps, 'visitors' | 'clock'>,
  request: FastifyRequest,
): Change {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

/** Keys serve every school: the platform operator alone makes and destroys them. */
export function isPlatform(deps: Pick<PartnerExchangeDeps, 'visitors'>, request: FastifyRequest): boolean {
  return scopeOf(deps.visitors.visitor(request)) === 'all'
}
