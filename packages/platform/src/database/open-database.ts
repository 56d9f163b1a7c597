import { join } from 'node:path'

import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'

import type { Clock } from '../clock.ts'
import type { Log } from '../log/create-log.ts'
import { ensureDatabase } from './embedded/ensure-database.ts'
import { openCluster } from './embedded/open-cluster.ts'
import { namedPool } from './named-pool.ts'
import { openPool } from './open-pool.ts'

/** Which database to open: one by its address, or the embedded one of a folder. */
export interface DatabaseOptions {
  /** Address of a PostgreSQL database; wins over `embedded`. */
  readonly url?: string | undefined
  readonly embedded?: EmbeddedOptions | undefined
  readonly log: Log
  readonly clock: Clock
  /** Connections at most, besides the few of prepared statements; 16 by default. */
  readonly maxConnections?: number
}

/** An embedded database: folder of the application, name of its database, and who asks. */
export interface EmbeddedOptions {
  /** Data folder of the application; the cluster stands in its `postgres` folder. */
  readonly folder: string
  /** Name of the database and of the role that owns it. */
  readonly database: string
  /** `own` (default): a server. `borrow`: a command, which uses the running cluster or starts it for its own time. */
  readonly access?: 'own' | 'borrow'
}

/** The database of an application. */
export interface Database {
  /** Typed access; every call shares the pool. */
  kysely<Schema>(): Kysely<Schema>
  /**
   * The same over the connections of {@link keyed}, for what is read again and again: each text is parsed and planned once for each
   * connection. Queries find their rows by a key and are no part of a transaction; their text does not vary with what is asked.
   */
  kyselyByKey<Schema>(): Kysely<Schema>
  /**
   * The same again, over connections of its own, for what is written again and again: whoever waits there for a lock holds nobody
   * who only reads.
   */
  kyselyWritingByKey<Schema>(): Kysely<Schema>
  readonly pool: pg.Pool
  /** Connections of `prepareStatement`: rows are found by key there, whatever the size of the table was when it was planned. */
  readonly keyed: pg.Pool
  /** Connections of {@link kyselyWritingByKey}. */
  readonly writing: pg.Pool
  /** Address with its password: for tools that connect by themselves, never for the log. */
  readonly url: string
  /** Whether it answers now (two seconds at most). */
  isUp(): Promise<boolean>
  /** Closes the connections, then the embedded server if this process owns it. */
  close(): Promise<void>
}

/** Opens the database of an application. @throws EmbeddedDatabaseError, EmbeddedDatabaseInUse */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url !== undefined) return connect(options.url, options, () => Promise.resolve())
  if (options.embedded === undefined) throw new TypeError('openDatabase needs url or embedded')
  const { folder, database, access } = options.embedded
  const cluster = await openCluster({
    folder: join(folder, 'postgres'),
    access: access ?? 'own',
    log: options.log,
  })
  try {
    return connect(await ensureDatabase(cluster, database), options, () => cluster.close())
  } catch (error) {
    await cluster.close()
    throw error
  }
}

function connect(url: string, options: DatabaseOptions, closeServer: () => Promise<void>): Database {
  const most = options.maxConnections ?? 16
  const pool = openPool({ url, log: options.log, most })
  const keyed = openPool({ url, log: options.log, most: Math.min(most, 8), byKey: true })
  const writing = openPool({ url, log: options.log, most: Math.min(most, 8), byKey: true })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const byKey = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: namedPool(keyed) }) })
  const writingByKey = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: namedPool(writing) }) })
  let closing: Promise<void> | undefined
  return {
    // One instance serves every schema type: the type is a view of the same tables.
    kysely: <Schema>() => kysely as Kysely<Schema>,
    kyselyByKey: <Schema>() => byKey as Kysely<Schema>,
    kyselyWritingByKey: <Schema>() => writingByKey as Kysely<Schema>,
    pool,
    keyed,
    writing,
    url,
    isUp: () => answers(pool),
    close: () => (closing ??= Promise.all([kysely.destroy(), keyed.end(), writing.end()]).then(closeServer)),
  }
}

async function answers(pool: pg.Pool): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref())
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return await Promise.race([answer, late])
}
