import type { Database } from '@preau/platform'
import { sql } from 'kysely'
import { defaultProtocol, type ServiceProtocol, type ServiceProtocols } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'

/** {@link ServiceProtocols} on PostgreSQL: a service without a row stays with the defaults. */
export function sqlCasProtocols(database: Database): ServiceProtocols {
  const db = database.kysely<PortalSchema>()
  return {
    async of(serviceId) {
      const { rows } = await sql<ServiceProtocol>`
        select may_proxy as "mayProxy", proxy_callback as "proxyCallback", logout, logout_url as "logoutUrl"
        from cas_service_protocol where service_id = ${serviceId}`.execute(db)
      return rows[0] ?? defaultProtocol
    },
  }
}
