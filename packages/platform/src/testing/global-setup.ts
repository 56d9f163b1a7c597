import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'

import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { type Cluster, openCluster } from '../database/embedded/open-cluster.ts'
import { scramVerifier } from '../database/embedded/scram-verifier.ts'
import { createLog } from '../log/create-log.ts'
import { systemRandom } from '../random.ts'

/** How the test files reach the server of the run. */
export interface TestServer {
  readonly port: number
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    preauTestServer: TestServer
  }
}

/**
 * Starts one PostgreSQL for the whole run, in its own temporary folder: several runs may go on at the same time. If the run is
 * killed, a watcher sees its pipe close, stops the server and removes the folder.
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-test-')))
  const log = createLog({ name: 'test', level: 'silent' })
  const cluster = await openCluster({ folder, access: 'own', log, durable: false })
  const watcher = watchParent(cluster.pid, folder)
  project.provide('preauTestServer', await createTestRole(cluster))
  return async () => {
    await cluster.close()
    rmSync(folder, { recursive: true, force: true })
    watcher.stdin.end()
  }
}

// As in production, tests do not run as the owner of the cluster: rights are checked for real.
async function createTestRole(cluster: Cluster): Promise<TestServer> {
  const { port, user, password } = cluster
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
  await client.connect()
  const verifier = client.escapeLiteral(scramVerifier(password, systemRandom))
  await client.query(`create role preau_test login createdb password ${verifier}`)
  await client.end()
  return { port, user: 'preau_test', password }
}

const whenParentDies =
  'cat >/dev/null; kill -QUIT "$1" 2>/dev/null; i=0; while kill -0 "$1" 2>/dev/null && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done; rm -rf "$2"'

function watchParent(pid: number, folder: string): ChildProcessByStdio<Writable, null, null> {
  const watcher = spawn('/bin/sh', ['-c', whenParentDies, 'preau-test-watch', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
  })
  watcher.unref()
  return watcher
}
