import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { type ClusterPlan, clusterRole } from './create-cluster.ts'
import { EmbeddedDatabaseError } from './embedded-database-error.ts'
import { disarmStaleFile, type RunningServer } from './postmaster-file.ts'
import { spawnProgram } from './spawn-program.ts'
import { isServerReady } from './is-server-ready.ts'

const settings = [
  ...[
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=60',
    'timezone=UTC',
    'log_timezone=UTC',
  ],
  ...['shared_buffers=48MB', 'work_mem=8MB', 'maintenance_work_mem=48MB', 'max_wal_size=512MB', 'jit=off'],
  ...[
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_worker_processes=4',
    'autovacuum_max_workers=2',
    'io_method=sync',
  ],
  // Neither the text of a statement nor the value of a key may reach the log: they hold personal data.
  ...['log_min_messages=warning', 'log_min_error_statement=panic', 'log_error_verbosity=terse'],
]
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

const readyTimeoutMs = 120_000
const attempts = 30

/**
 * Starts the server of a cluster and waits until it answers, on the port it had if that one is free.
 *
 * @throws EmbeddedDatabaseError with the end of its log
 */
export async function startServer(plan: ClusterPlan, onlyPort?: number): Promise<RunningServer> {
  const remembered = onlyPort ?? readPort(plan.folder)
  for (let attempt = 1; ; attempt += 1) {
    const port = onlyPort ?? (attempt === 1 && (await isFree(remembered)) ? remembered : await freePort())
    const outcome = await startOnce(plan, port)
    if ('pid' in outcome) {
      writeFileSync(join(plan.folder, 'port'), String(port))
      return outcome
    }
    // The port was taken meanwhile, or processes of a killed server have not all left yet.
    const passing = /Address already in use|could not create any TCP|still in use/.test(outcome.said)
    if (!passing || attempt >= attempts) throw failure(plan, outcome.said)
    await pause(300)
  }
}

async function startOnce(
  plan: ClusterPlan,
  port: number,
): Promise<RunningServer | { readonly said: string }> {
  const data = join(plan.folder, 'data')
  const log = join(plan.folder, 'postgres.log')
  const before = openLog(log)
  disarmStaleFile(data)
  const words = [...settings, ...(plan.durable ? [] : careless)].flatMap((setting) => ['-c', setting])
  const child = spawnProgram(
    plan.account,
    [plan.programs.postgres, '-D', data, '-p', String(port), ...words],
    ['ignore', before.descriptor, before.descriptor],
  )
  closeSync(before.descriptor)
  child.unref()
  let problem: string | undefined
  child.once('error', (error) => (problem = error.message))
  child.once('exit', (code) => (problem = `code ${String(code)}`))
  for (let waited = 0; waited < readyTimeoutMs; waited += 30) {
    if (problem !== undefined) return { said: readFrom(log, before.size) || problem }
    if (
      child.pid !== undefined &&
      (await isServerReady({ port, user: clusterRole, password: plan.password }, data))
    ) {
      return { pid: child.pid, port }
    }
    await pause(30)
  }
  child.kill('SIGQUIT')
  throw failure(plan, readFrom(log, before.size))
}

function failure(plan: ClusterPlan, said: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `La base embarquée de «\u00A0${plan.folder}\u00A0» n’a pas démarré. PostgreSQL a répondu\u00A0:\n${said.slice(-2000)}`,
  )
}

const largestLog = 5_000_000

function openLog(path: string): { descriptor: number; size: number } {
  const size = existsSync(path) ? statSync(path).size : 0
  const tooLarge = size > largestLog
  return { descriptor: openSync(path, tooLarge ? 'w' : 'a', 0o600), size: tooLarge ? 0 : size }
}

const readFrom = (path: string, start: number): string => readFileSync(path).subarray(start).toString().trim()

function readPort(folder: string): number {
  try {
    return Number(readFileSync(join(folder, 'port'), 'utf8')) || 0
  } catch {
    return 0
  }
}

const isFree = (port: number): Promise<boolean> =>
  port === 0 ? Promise.resolve(false) : tryPort(port).then(Boolean)

async function freePort(): Promise<number> {
  const port = await tryPort(0)
  if (port === undefined) throw new EmbeddedDatabaseError('Aucun port local n’est libre pour PostgreSQL.')
  return port
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
