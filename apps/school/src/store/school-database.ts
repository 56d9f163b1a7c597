import { type AuditEntry, recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type { SchoolSchema } from './schema.ts'

export type SchoolDatabase = Kysely<SchoolSchema>
export type SchoolTransaction = Transaction<SchoolSchema>

/**
 * Does `work` and records `audit` in one transaction: a change without its audit row cannot exist, nor the reverse.
 * Nothing is recorded when `work` throws.
 */
export function change<Result>(
  db: SchoolDatabase,
  audit: AuditEntry,
  work: (trx: SchoolTransaction) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const result = await work(trx)
    await recordAudit(trx, audit)
    return result
  })
}
