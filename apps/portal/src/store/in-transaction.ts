import { type Kysely, Transaction } from 'kysely'
import type { PortalSchema } from './schema.ts'

/** Runs `work` in the transaction that `db` already is, or else in one of its own. */
export function inTransaction<Result>(
  db: Kysely<PortalSchema>,
  work: (trx: Transaction<PortalSchema>) => Promise<Result>,
): Promise<Result> {
  return isTransaction(db) ? work(db) : db.transaction().execute(work)
}

function isTransaction(db: Kysely<PortalSchema>): db is Transaction<PortalSchema> {
  return db instanceof Transaction
}
