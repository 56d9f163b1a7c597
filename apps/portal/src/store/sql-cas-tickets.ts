import type { Database } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { CasTickets } from '../features/cas/index.ts'
import { ticketConsumer } from './consume-tickets.ts'
import { ticketIssuer } from './issue-tickets.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link CasTickets} on PostgreSQL; a ticket is kept as its SHA-256 (architecture §5). */
export function sqlCasTickets(database: Database): CasTickets {
  const db = database.kysely<PortalSchema>()
  return {
    issue: ticketIssuer(database),
    consume: ticketConsumer(database),
    purge: (expiredBefore, limit) => purgeTickets(db, expiredBefore, limit),
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
