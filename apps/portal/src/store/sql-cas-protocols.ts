import { type Database, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ServiceProtocol, ServiceProtocols } from '../features/cas/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

/** {@link ServiceProtocols} on PostgreSQL: a service without a row stays with the defaults. */
export function sqlCasProtocols(database: Database): ServiceProtocols {
  const db = database.kysely<PortalSchema>()
  return {
    async of(serviceId) {
      const { rows } = await sql<ServiceProtocol>`
        select may_proxy as "mayProxy", proxy_callback as "proxyCallback", logout, logout_url as "logoutUrl"
        from cas_service_protocol where service_id = ${serviceId}`.execute(db)
      return rows[0]
    },
    save: ({ id, code }, { mayProxy, proxyCallback, logout, logoutUrl }, change) =>
      db.transaction().execute(async (trx) => {
        await sql`
          insert into cas_service_protocol (service_id, may_proxy, proxy_callback, logout, logout_url)
          values (${id}, ${mayProxy}, ${proxyCallback}, ${logout}, ${logoutUrl})
          on conflict (service_id) do update set may_proxy = excluded.may_proxy,
            proxy_callback = excluded.proxy_callback, logout = excluded.logout, logout_url = excluded.logout_url`.execute(
          trx,
        )
        const data = { mayProxy, proxyCallback, logout, logoutUrl }
        const line = { action: 'service.protocol-set', target: code, outcome: 'done' as const }
        await recordAudit(trx, { ...line, data, ...auditActor(change) })
      }),
  }
}
