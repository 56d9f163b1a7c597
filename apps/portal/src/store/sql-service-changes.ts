import { type Kysely, sql } from 'kysely'
import type { ServiceChanges } from '../features/services/index.ts'
import type { PortalSchema } from './schema.ts'
import { sqlCasProtocols } from './sql-cas-protocols.ts'
import { sqlGroupings } from './sql-groupings.ts'
import { sqlServiceAccess } from './sql-service-access.ts'
import { sqlServiceRegistry } from './sql-service-registry.ts'

/** {@link ServiceChanges} on PostgreSQL: the usual stores, on one transaction. */
export function sqlServiceChanges(db: Kysely<PortalSchema>): ServiceChanges {
  return {
    inTransaction: (work) =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('preau.portal.service-changes', 0))`.execute(
          trx,
        )
        return work({
          services: sqlServiceRegistry(trx),
          groupings: sqlGroupings(trx),
          access: sqlServiceAccess(trx),
          protocols: sqlCasProtocols(trx),
        })
      }),
  }
}
