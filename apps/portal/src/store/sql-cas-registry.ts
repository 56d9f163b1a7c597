import { type Database, gatherCalls, prepareStatement } from '@preau/platform'
import type { CasRegistry } from '../features/cas/index.ts'
import type { ServiceAccess, ServiceWithPolicy } from '../features/services/index.ts'

interface Held {
  readonly version: string
  readonly services: Promise<readonly ServiceWithPolicy[]>
  /** The same, once they are read. */
  ready?: readonly ServiceWithPolicy[]
}

/**
 * {@link CasRegistry} on PostgreSQL. The version is read each time and before the services: a change in between only
 * makes the next call read them again. A notification would spare this small read, shared by the calls of one tick, but
 * would come after the click that must already obey (ADR 7). It also comes with the visitor, at no cost.
 */
export function sqlCasRegistry(database: Database, access: Pick<ServiceAccess, 'policies'>): CasRegistry {
  const readVersion = prepareStatement<{ version: string }>(
    database,
    'select version from service_registry_version',
  )
  const version = gatherCalls(async (calls: readonly undefined[]) => {
    const [row] = await readVersion([])
    if (!row) throw new Error('the registry of services has no version')
    return calls.map(() => row.version)
  })
  let held: Held | undefined
  const forget = (faulty: Held): void => {
    if (held === faulty) held = undefined
  }
  return {
    held: (wanted) => (held?.version === wanted ? held.ready : undefined),
    services: async (read) => {
      const current = read ?? (await version(undefined))
      if (held?.version === current) return held.services
      const fresh: Held = { version: current, services: access.policies() }
      held = fresh
      try {
        return (fresh.ready = await fresh.services)
      } catch (error) {
        forget(fresh)
        throw error
      }
    },
  }
}
