import { realpathSync } from 'node:fs'

import pg from 'pg'

/** How to speak to a server on this machine. */
export interface ServerAddress {
  readonly port: number
  readonly user: string
  readonly password: string
}

/** Whether the server on this port answers, takes our password, and serves this very cluster. */
export async function isServerReady(address: ServerAddress, data: string): Promise<boolean> {
  const client = new pg.Client({
    ...address,
    host: '127.0.0.1',
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  // A server that goes down under an idle connection reports it here; the query fails anyway.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(data)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
