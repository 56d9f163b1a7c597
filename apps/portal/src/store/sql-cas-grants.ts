import { type Database, json, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { CasGrants, NewGrant } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'

interface GrantRow {
  readonly account_id: string
  readonly service_id: string
  readonly session_ref: string
  readonly proxies: string[]
  readonly authenticated_at: Date
  readonly long_term: boolean
}

/** {@link CasGrants} on PostgreSQL; a ticket is kept as its SHA-256 (architecture §5). */
export function sqlCasGrants(database: Database): CasGrants {
  const db = database.kysely<PortalSchema>()
  return {
    async keep({ ticket, accountId, serviceId, sessionRef, proxies, authenticatedAt, longTerm, issuedAt }) {
      await sql`
        insert into cas_granting_ticket
          (ticket_hash, account_id, service_id, session_ref, proxies, authenticated_at, long_term, issued_at)
        values (${sha256(ticket)}, ${accountId}, ${serviceId}, ${sessionRef}, ${json(proxies)}, ${authenticatedAt},
          ${longTerm}, ${issuedAt})`.execute(db)
    },
    async find(ticket, at) {
      const { rows } = await sql<GrantRow>`
        select g.account_id, g.service_id, g.session_ref, g.proxies, g.authenticated_at, g.long_term
        from cas_granting_ticket g
        join session s on s.id = g.session_ref and s.idle_ends_at > ${at} and s.ends_at > ${at}
        join account a on a.id = g.account_id and a.status = 'active'
        where g.ticket_hash = ${sha256(ticket)}`.execute(db)
      const [row] = rows
      return row && toGrant(row)
    },
    async purge(at, limit) {
      const { numAffectedRows } = await sql`
        delete from cas_granting_ticket where ticket_hash in (
          select g.ticket_hash from cas_granting_ticket g where not exists (
            select from session s where s.id = g.session_ref and s.idle_ends_at > ${at} and s.ends_at > ${at})
          limit ${limit} for update skip locked
        )`.execute(db)
      return Number(numAffectedRows ?? 0n)
    },
  }
}

function toGrant(row: GrantRow): Omit<NewGrant, 'ticket' | 'issuedAt'> {
  return {
    accountId: row.account_id,
    serviceId: row.service_id,
    sessionRef: row.session_ref,
    proxies: row.proxies,
    authenticatedAt: row.authenticated_at,
    longTerm: row.long_term,
  }
}
