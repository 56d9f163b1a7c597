import type { Database } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { CasRegistry, CasTickets } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'
import { ticketTrips } from './ticket-trips.ts'

type Db = Kysely<PortalSchema>

/** {@link CasTickets} on PostgreSQL; a ticket is kept as its SHA-256 (architecture §5). */
export function sqlCasTickets(database: Database, registry: CasRegistry): CasTickets {
  const db = database.kysely<PortalSchema>()
  let settled: string | undefined
  return {
    ...ticketTrips(database, registry),
    purge: (expiredBefore, limit) => purgeTickets(db, expiredBefore, limit),
    async forgetChanges() {
      settled = await purgeChanges(db, settled)
    },
  }
}

/** Locked rows are left for the next time: two nodes that purge together do not wait for each other. */
async function purgeTickets(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cas_ticket where ticket_hash in (
      select ticket_hash from cas_ticket where expires_at < ${expiredBefore}
      order by expires_at limit ${limit} for update skip locked
    )`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/**
 * Deletes the changes that were settled when this node looked before: every node has read its visitors again since. A number
 * that is still to come was brought from another cluster, with a dump.
 */
async function purgeChanges(db: Db, settled: string | undefined): Promise<string | undefined> {
  const { rows } = await sql<{ settled: string }>`
    with gone as (
      delete from visitor_change
      where xid < ${settled ?? '0'}::xid8 or xid >= pg_snapshot_xmax(pg_current_snapshot())
    ) select pg_snapshot_xmin(pg_current_snapshot())::text as settled`.execute(db)
  return rows[0]?.settled
}
