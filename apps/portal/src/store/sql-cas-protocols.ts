import { recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Change, ServiceProtocol, ServiceProtocols } from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import { inTransaction } from './in-transaction.ts'
import type { PortalSchema } from './schema.ts'
import { sqlServiceRegistry } from './sql-service-registry.ts'

type Edit = Parameters<ServiceProtocols['save']>[0]

/** {@link ServiceProtocols} on PostgreSQL: a service without a row stays with the defaults. */
export function sqlCasProtocols(db: Kysely<PortalSchema>): ServiceProtocols {
  return {
    async of(serviceId) {
      const { rows } = await sql<ServiceProtocol>`
        select may_proxy as "mayProxy", proxy_callback as "proxyCallback", logout, logout_url as "logoutUrl"
        from cas_service_protocol where service_id = ${serviceId}`.execute(db)
      return rows[0]
    },
    async save(edit, change) {
      if (await inTransaction(db, (trx) => saveProtocol(trx, edit, change))) return { kind: 'saved' }
      const current = await sqlServiceRegistry(db).find(edit.code)
      return current ? { kind: 'changed', current } : { kind: 'gone' }
    },
  }
}

/** The version of the service is that of all its tabs: of two editions of one version, a single one goes through. */
async function saveProtocol(
  trx: Transaction<PortalSchema>,
  { code, protocol, version }: Edit,
  change: Change,
): Promise<boolean> {
  const service = await trx
    .updateTable('service')
    .set({ updated_at: change.at, updated_by_label: change.by.label, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!service) return false
  const { mayProxy, proxyCallback, logout, logoutUrl } = protocol
  await sql`
    insert into cas_service_protocol (service_id, may_proxy, proxy_callback, logout, logout_url)
    values (${service.id}, ${mayProxy}, ${proxyCallback}, ${logout}, ${logoutUrl})
    on conflict (service_id) do update set may_proxy = excluded.may_proxy,
      proxy_callback = excluded.proxy_callback, logout = excluded.logout, logout_url = excluded.logout_url`.execute(
    trx,
  )
  const data = { mayProxy, proxyCallback, logout, logoutUrl, version: version + 1 }
  const line = { action: 'service.protocol-set', target: code, outcome: 'done' as const }
  await recordAudit(trx, { ...line, data, ...auditActor(change) })
  return true
}
