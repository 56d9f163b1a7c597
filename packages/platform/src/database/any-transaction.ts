import type { Kysely, QueryExecutorProvider } from 'kysely'

/** A transaction (or connection) of the application, whatever its tables. */
export type AnyTransaction = QueryExecutorProvider

/**
 * The same transaction, seen through the tables of the platform. Kysely's type does not let a wider schema stand for a narrower
 * one, though every application has these tables (`platformMigrations`).
 */
export function seenAs<Tables>(transaction: AnyTransaction): Kysely<Tables> {
  return transaction as unknown as Kysely<Tables>
}
