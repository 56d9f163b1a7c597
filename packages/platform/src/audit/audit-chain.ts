import { type Kysely, sql } from 'kysely'

import type { Database } from '../database/open-database.ts'
import { type AuditSeal, type AuditSealRow, toSeal } from './audit-seal.ts'
import { purgeAudit, type PurgeOrder } from './purge-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { type AuditVerification, verifyAudit } from './verify-audit.ts'

export type { AuditSeal } from './audit-seal.ts'

/**
 * The tamper evidence of the audit trail. Lines are written by whoever changes something, without waiting for one another; a job
 * seals them afterwards in ranges, each seal bound to the one before. Whoever rewrites, removes or inserts a sealed line must
 * rewrite every seal after it, and the hashes that were noted elsewhere say so.
 */
export interface AuditChain {
  /** Seals the lines that are there and will not change any more; gives the new seals, oldest first. */
  seal(at: Date, signal?: AbortSignal): Promise<readonly AuditSeal[]>
  /** Deletes whole sealed ranges older than `before`, some ten thousand lines at a time; their seals stay. Gives how many lines. */
  purge(order: PurgeOrder, signal?: AbortSignal): Promise<number>
  /** Reads everything again. `expected`: a hash noted earlier that must still be in the chain. */
  verify(options?: { readonly expected?: string | undefined }): Promise<AuditVerification>
  /** The last seal. */
  head(): Promise<AuditSeal | undefined>
  /** Seals of these lines, by number of the line. */
  sealsOf(lineIds: readonly string[]): Promise<readonly AuditSeal[]>
}

/** The chain of a database of `platformMigrations`. */
export function createAuditChain(database: Database): AuditChain {
  const db = database.kysely<unknown>()
  return {
    seal: (at, signal) => sealAudit(db, at, signal),
    purge: (order, signal) => purgeAudit(db, order, signal),
    verify: ({ expected } = {}) => verifyAudit(db, expected),
    head: () => readHead(db),
    sealsOf: (lineIds) => readSealsOf(db, lineIds),
  }
}

async function readHead(db: Kysely<unknown>): Promise<AuditSeal | undefined> {
  const { rows } = await sql<AuditSealRow>`select * from audit_seal order by number desc limit 1`.execute(db)
  return rows[0] && toSeal(rows[0])
}

async function readSealsOf(db: Kysely<unknown>, lineIds: readonly string[]): Promise<readonly AuditSeal[]> {
  const { rows } = await sql<AuditSealRow>`
    select s.* from audit_seal s where exists (
      select 1 from unnest(${[...lineIds]}::bigint[]) as line(id) where line.id between s.first_id and s.last_id)
    order by s.number`.execute(db)
  return rows.map(toSeal)
}
