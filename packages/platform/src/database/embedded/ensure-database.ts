import pg from 'pg'

import { systemRandom } from '../../random.ts'
import type { Cluster } from './open-cluster.ts'
import { scramVerifier } from './scram-verifier.ts'

/**
 * Makes the database and the role of an application, if they are not there: the application owns its database and nothing else of
 * the cluster.
 *
 * @returns the address of the database for that role
 */
export async function ensureDatabase(cluster: Cluster, database: string): Promise<string> {
  const { port, user, password } = cluster
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
  await client.connect()
  try {
    // Two commands may come at the same time; the lock goes with the connection.
    await client.query("select pg_advisory_lock(hashtext('preau:ensure-database'))")
    const name = client.escapeIdentifier(database)
    const role = await client.query('select 1 from pg_roles where rolname = $1', [database])
    if (role.rowCount === 0) {
      await client.query(
        `create role ${name} login password ${client.escapeLiteral(scramVerifier(password, systemRandom))}`,
      )
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${name} owner ${name}`)
  } finally {
    await client.end()
  }
  return `postgres://${encodeURIComponent(database)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}
