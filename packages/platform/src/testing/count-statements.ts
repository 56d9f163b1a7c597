import type pg from 'pg'

import type { Database } from '../database/open-database.ts'

/** What was sent to PostgreSQL. */
export interface SentStatements {
  /** Texts in the order they left; one that was prepared counts each time it runs. */
  readonly sent: readonly string[]
  readonly stop: () => void
}

/** Listens to the statements that leave for a database, so that a test can say how many an action costs. */
export function countStatements({
  pool,
  keyed,
  writing,
}: Pick<Database, 'pool' | 'keyed' | 'writing'>): SentStatements {
  const sent: string[] = []
  const watched = new Set<pg.PoolClient>()
  const watch = (client: pg.PoolClient): void => {
    if (watched.has(client)) return
    watched.add(client)
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    const query = (...given: unknown[]): unknown => {
      const [statement] = given
      sent.push(typeof statement === 'string' ? statement : (statement as pg.QueryConfig).text)
      return send(...given)
    }
    Object.defineProperty(client, 'query', { value: query, configurable: true })
  }
  for (const connections of [pool, keyed, writing]) connections.on('acquire', watch)
  return {
    sent,
    stop: () => {
      for (const connections of [pool, keyed, writing]) connections.off('acquire', watch)
      for (const client of watched) Reflect.deleteProperty(client, 'query')
    },
  }
}
