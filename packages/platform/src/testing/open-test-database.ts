import { createHash } from 'node:crypto'

import pg from 'pg'
import { inject } from 'vitest'

import { systemClock } from '../clock.ts'
import { migrate, type Migration } from '../database/migrate.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { createLog } from '../log/create-log.ts'
import { randomToken, systemRandom } from '../random.ts'
import type { TestServer } from './global-setup.ts'

const opened: Database[] = []

/** Closes and drops what the file that ends has opened; see `close-after-file.ts`. */
export async function closeTestDatabases(): Promise<void> {
  for (const database of opened.splice(0)) await database.close()
}

/**
 * A database of its own for a test file, with these migrations applied, closed and dropped after the file. The migrations run once
 * per list and per run: the next files copy the result.
 */
export async function openTestDatabase(migrations: readonly Migration[] = []): Promise<Database> {
  const server = inject('preauTestServer')
  const template = await ensureTemplate(server, migrations)
  const name = `test_${randomName()}`
  await asAdministrator(server, (client) => client.query(`create database ${name} template ${template}`))
  const database = await open(server, name)
  const close = async (): Promise<void> => {
    await database.close()
    await asAdministrator(server, (client) => dropDatabase(client, name))
  }
  const disposable = { ...database, close }
  opened.push(disposable)
  return disposable
}

/** While autovacuum, which belongs to the superuser, is at work there the database stays: it goes with the server of the run. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if ((error as { readonly code?: string }).code !== '42501') throw error
  }
}

async function ensureTemplate(server: TestServer, migrations: readonly Migration[]): Promise<string> {
  if (migrations.length === 0) return 'template1'
  const content = migrations.map((step) => `${step.name}\n${step.up.toString()}`).join('\n')
  const name = `template_${createHash('sha256').update(content).digest('hex').slice(0, 24)}`
  await asAdministrator(server, async (client) => {
    // Released with the connection. Files that start together wait for the first one.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await buildTemplate(server, client, { name, migrations })
  })
  return name
}

async function buildTemplate(
  server: TestServer,
  client: pg.Client,
  wanted: { readonly name: string; readonly migrations: readonly Migration[] },
): Promise<void> {
  const draft = `making_${randomName()}`
  await client.query(`create database ${draft}`)
  const database = await open(server, draft)
  try {
    await migrate(database, wanted.migrations)
  } finally {
    await database.close()
  }
  await client.query(`alter database ${draft} rename to ${wanted.name}`)
}

function open(server: TestServer, name: string): Promise<Database> {
  const url = `postgres://${server.user}:${server.password}@127.0.0.1:${server.port}/${name}`
  const log = createLog({ name: 'test', level: 'silent' })
  return openDatabase({ url, log, clock: systemClock, maxConnections: 8 })
}

async function asAdministrator(
  server: TestServer,
  act: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ ...server, host: '127.0.0.1', database: 'postgres' })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}

const randomName = (): string =>
  randomToken(systemRandom, 16)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '0')
