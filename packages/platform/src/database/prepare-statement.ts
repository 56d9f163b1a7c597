import { createHash } from 'node:crypto'

import type { CompiledQuery } from 'kysely'
import type { QueryResultRow } from 'pg'

import type { Database } from './open-database.ts'

/** A statement that each connection plans once; gives its rows. */
export type Statement<Row> = (values: readonly unknown[]) => Promise<readonly Row[]>

/**
 * Prepares a statement that is run very often: it is written and planned once for each connection instead of each time.
 * It finds its rows by a key, and is a statement of its own: never part of a transaction.
 *
 * @param written a text with `$1`…, or a compiled query whose parameters say nothing but where the values go
 */
export function prepareStatement<Row extends QueryResultRow>(
  database: Pick<Database, 'keyed'>,
  written: string | Pick<CompiledQuery, 'sql'>,
): Statement<Row> {
  const text = typeof written === 'string' ? written : written.sql
  // PostgreSQL cuts names at 63 bytes; the same text has the same name, another text never does.
  const name = `preau_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  return async (values) => (await database.keyed.query<Row>({ name, text, values: [...values] })).rows
}
