import { type AccessPolicy, type Closure, closureOf } from './decide-access.ts'
import type { Service } from './service.ts'
import type { ServiceAccess } from './service-registry.ts'

/** The part of a service that opens or shuts it for everybody. */
export type Opening = Pick<AccessPolicy, 'state' | 'opensOn' | 'closesOn'>

/** Why a service is shut whoever asks; undefined when it is open. */
export function shutAt({ state, opensOn, closesOn }: Opening, at: Date): Closure | undefined {
  return closureOf({ anonymous: false, state, opensOn, closesOn, population: [], users: new Map() }, at)
}

/** An edition that shuts a service which people may open, and how many of them. */
export interface ShuttingOut {
  readonly people: number
  readonly because: Closure
}

/**
 * What an edition takes away from everybody, to be asked twice. Undefined when the service stays open, was shut already, or is
 * nobody's; an anonymous service has no people to count.
 */
export async function peopleShutOut(
  access: Pick<ServiceAccess, 'countEntitled'>,
  { service, draft, at }: { readonly service: Service; readonly draft: Opening; readonly at: Date },
): Promise<ShuttingOut | undefined> {
  const because = shutAt(draft, at)
  if (because === undefined || shutAt(service, at) !== undefined) return undefined
  const { now: people } = await access.countEntitled(service.id)
  return people > 0 ? { people, because } : undefined
}
