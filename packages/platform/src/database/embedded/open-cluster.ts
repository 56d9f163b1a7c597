import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Log } from '../../log/create-log.ts'
import { randomToken, systemRandom } from '../../random.ts'
import { claimFolder, folderOwner, type ReleaseFolder } from './claim-folder.ts'
import { type ClusterPlan, clusterRole, createCluster } from './create-cluster.ts'
import { EmbeddedDatabaseError, EmbeddedDatabaseInUse } from './embedded-database-error.ts'
import { isServerReady } from './is-server-ready.ts'
import { locatePrograms } from './locate-programs.ts'
import { type RunningServer, runningServer } from './postmaster-file.ts'
import { serverAccount } from './server-account.ts'
import { startServer } from './start-server.ts'
import { stopServer } from './stop-server.ts'
import { superviseServer } from './supervise-server.ts'

/** Which cluster, and in which role. */
export interface ClusterOptions {
  /** Folder of the cluster; made if absent. */
  readonly folder: string
  /** `own`: a server, alone on its folder. `borrow`: a command, which uses the running cluster or starts it for its own time. */
  readonly access: 'own' | 'borrow'
  readonly log: Log
  /** False in tests only. */
  readonly durable?: boolean
}

/** A cluster that answers. */
export interface Cluster {
  readonly port: number
  /** Role that may create databases. */
  readonly user: string
  readonly password: string
  /** Process of the server. */
  readonly pid: number
  /** Stops the server if this process owns it, and gives the folder back. */
  close(): Promise<void>
}

/**
 * Opens the embedded PostgreSQL of a folder: creates the cluster the first time, adopts a server left by a process that was killed,
 * starts it otherwise.
 *
 * @throws EmbeddedDatabaseInUse when another process owns the folder (`own`)
 * @throws EmbeddedDatabaseError when it cannot run, with the reason
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  mkdirSync(options.folder, { recursive: true })
  const folder = realpathSync(options.folder)
  // As root the server runs under another account, which must cross this folder; what it holds stays private.
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  return options.access === 'own' ? await own(folder, options) : await borrow(folder, options)
}

async function own(folder: string, options: ClusterOptions): Promise<Cluster> {
  const release = claimFolder(folder)
  try {
    return await serve(folder, options, release)
  } catch (error) {
    release()
    throw error
  }
}

async function serve(folder: string, options: ClusterOptions, release: ReleaseFolder): Promise<Cluster> {
  const programs = locatePrograms()
  const plan: ClusterPlan = {
    folder,
    programs,
    account: serverAccount(programs, folder),
    password: readOrDrawPassword(folder),
    durable: options.durable ?? true,
  }
  await createCluster(plan)
  refuseOtherVersion(folder)
  const left = await adopt(folder, plan.password)
  if (left !== undefined)
    options.log.warn({ pid: left.pid }, 'embedded PostgreSQL left by a killed process: adopted')
  const server = superviseServer(plan, left ?? (await startServer(plan)), options.log)
  return {
    port: server.port,
    user: clusterRole,
    password: plan.password,
    get pid() {
      return server.pid()
    },
    async close() {
      await server.stop()
      release()
    },
  }
}

/** The server of a process that was killed, once it answers; one that never does is stopped. */
async function adopt(folder: string, password: string): Promise<RunningServer | undefined> {
  const data = join(folder, 'data')
  for (let waited = 0; waited < 30_000; waited += 100) {
    const server = runningServer(data)
    if (server === undefined) return undefined
    if (server.port > 0 && (await isServerReady({ port: server.port, user: clusterRole, password }, data)))
      return server
    await pause(100)
  }
  const deaf = runningServer(data)
  if (deaf !== undefined) await stopServer(deaf.pid)
  return undefined
}

async function borrow(folder: string, options: ClusterOptions): Promise<Cluster> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const running = await borrowRunning(folder)
    if (running !== undefined) return running
    if (folderOwner(folder) === undefined) {
      try {
        return await own(folder, options)
      } catch (error) {
        // Somebody else was quicker: use theirs.
        if (!(error instanceof EmbeddedDatabaseInUse)) throw error
      }
    }
    await pause(200)
  }
  throw new EmbeddedDatabaseError(
    `La base embarquée de «\u00A0${folder}\u00A0» est en cours de démarrage depuis plus d’une minute. Réessayez plus tard.`,
  )
}

async function borrowRunning(folder: string): Promise<Cluster | undefined> {
  const data = join(folder, 'data')
  const server = runningServer(data)
  const password = readPassword(folder)
  if (server === undefined || password === undefined) return undefined
  const { port, pid } = server
  if (!(await isServerReady({ port, user: clusterRole, password }, data))) return undefined
  return { port, pid, user: clusterRole, password, close: () => Promise.resolve() }
}

function readPassword(folder: string): string | undefined {
  const path = join(folder, 'password')
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function readOrDrawPassword(folder: string): string {
  const known = readPassword(folder)
  if (known !== undefined && known !== '') return known
  if (existsSync(join(folder, 'data', 'PG_VERSION'))) {
    throw new EmbeddedDatabaseError(
      `Le mot de passe de la base embarquée («\u00A0${join(folder, 'password')}\u00A0») a disparu. Remettez ce fichier en place.`,
    )
  }
  const drawn = randomToken(systemRandom)
  writeFileSync(join(folder, 'password'), drawn, { mode: 0o600 })
  return drawn
}

const supportedVersion = '18'

function refuseOtherVersion(folder: string): void {
  const version = readFileSync(join(folder, 'data', 'PG_VERSION'), 'utf8').trim()
  if (version === supportedVersion) return
  throw new EmbeddedDatabaseError(
    `Les données de «\u00A0${folder}\u00A0» ont été écrites par PostgreSQL ${version}, et ce programme emploie PostgreSQL ${supportedVersion}. ` +
      'Restaurez une sauvegarde dans un dossier neuf.',
  )
}
