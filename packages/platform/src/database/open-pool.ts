import pg from 'pg'

import type { Log } from '../log/create-log.ts'
import { columnTypes } from './column-types.ts'

/** Which connections to open, as they are needed. */
export interface PoolOptions {
  readonly url: string
  readonly log: Log
  /** Connections at most. */
  readonly most: number
  /** For statements that are planned once and find their rows by a key. */
  readonly byKey?: boolean
}

// A plan is kept as long as its connection: made when a table was nearly empty, it would read all of it ever after.
const findByKey = [
  '-c plan_cache_mode=force_generic_plan',
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off',
].join(' ')

/** Opens a pool of connections that reads columns as the applications do. */
export function openPool({ url, log, most, byKey = false }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    types: columnTypes,
    application_name: 'preau',
    ...(byKey && { options: findByKey }),
  })
  // A connection that breaks is replaced at the next query: worth a line, not a crash. The pool listens to it only while it is
  // idle; in the middle of a transaction nobody would, and an error nobody listens to ends the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.warn({ err: error }, 'database connection lost')
    })
  })
  pool.on('error', () => undefined)
  return pool
}
