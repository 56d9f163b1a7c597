import type { Database } from '@preau/platform'
import type { CasRegistry } from '../features/cas/index.ts'
import type { ServiceAccess, ServiceWithPolicy } from '../features/services/index.ts'
import type { PortalSchema } from './schema.ts'

/**
 * {@link CasRegistry} on PostgreSQL. The version is read each time and before the services: a change in between only
 * makes the next call read them again. A read by key is cheap, and nothing has to be listened to.
 */
export function sqlCasRegistry(database: Database, access: Pick<ServiceAccess, 'policies'>): CasRegistry {
  const db = database.kysely<PortalSchema>()
  let held: { readonly version: string; readonly services: readonly ServiceWithPolicy[] } | undefined
  return {
    services: async () => {
      const { version } = await db
        .selectFrom('service_registry_version')
        .select('version')
        .executeTakeFirstOrThrow()
      if (held?.version !== version) held = { version, services: await access.policies() }
      return held.services
    },
  }
}
