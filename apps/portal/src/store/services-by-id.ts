import type { ServiceWithPolicy } from '../features/services/index.ts'

type Services = readonly ServiceWithPolicy[]

const indexed = new WeakMap<Services, ReadonlyMap<string, ServiceWithPolicy>>()

/** The services of a registry by their key: a region has thousands, and each batch of tickets wants a few. */
export function servicesById(services: Services): ReadonlyMap<string, ServiceWithPolicy> {
  const known = indexed.get(services)
  if (known) return known
  const byId = new Map(services.map((service) => [service.id, service]))
  indexed.set(services, byId)
  return byId
}
