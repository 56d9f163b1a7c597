import { createHash } from 'node:crypto'

import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** Statements known by name; beyond, texts that nobody foresaw are sent as they are. */
const most = 500

/**
 * A pool for Kysely whose statements are prepared: each connection parses and plans a text once. For queries that find their rows
 * by a key, and whose text does not depend on what is asked.
 */
export function namedPool(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    // PostgreSQL cuts names at 63 bytes; the same text has the same name, another text never does.
    const name = `preau_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
    names.set(text, name)
    return name
  }
  return {
    connect: async () => namedClient(await pool.connect(), nameOf),
    end: () => pool.end(),
  } as PostgresPool
}

function namedClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): object {
  const query = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    const name = nameOf(text)
    try {
      return await client.query(name === undefined ? { text, values } : { name, text, values })
    } catch (error) {
      if (!hasNewColumns(error)) throw error
      // A newer node has migrated the table: this connection would refuse the name for ever.
      return await client.query({ text, values })
    }
  }
  return { query, release: () => client.release() }
}

/** « cached plan must not change result type ». */
const hasNewColumns = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message)
