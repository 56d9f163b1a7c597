import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { EmbeddedDatabaseError } from './embedded-database-error.ts'
import type { PostgresPrograms } from './locate-programs.ts'
import type { ServerAccount } from './server-account.ts'
import { spawnProgram } from './spawn-program.ts'

/** Role that owns the cluster. Applications use their own. */
export const clusterRole = 'preau'

/** Where and how to make a cluster. */
export interface ClusterPlan {
  /** Folder that holds everything of this cluster. */
  readonly folder: string
  readonly programs: PostgresPrograms
  readonly account: ServerAccount
  readonly password: string
  /** False in tests only: nothing is waited for, nothing survives a power cut. */
  readonly durable: boolean
}

/**
 * Makes the cluster if there is none. It is made aside and then renamed, so that a process killed in the middle leaves nothing that
 * looks like a cluster.
 *
 * @throws EmbeddedDatabaseError with what initdb said
 */
export async function createCluster(plan: ClusterPlan): Promise<void> {
  const data = join(plan.folder, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return
  for (const name of readdirSync(plan.folder)) {
    if (name.startsWith('making-')) rmSync(join(plan.folder, name), { recursive: true, force: true })
  }
  const draft = join(plan.folder, `making-${process.pid}`)
  const passwordFile = join(plan.folder, `making-password-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, plan.password, { mode: 0o600 })
  giveTo(plan.account, draft)
  giveTo(plan.account, passwordFile)
  try {
    await runInitdb(plan, draft, passwordFile)
    renameSync(draft, data)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function runInitdb(plan: ClusterPlan, data: string, passwordFile: string): Promise<void> {
  const command = [
    plan.programs.initdb,
    ...['-D', data, '-U', clusterRole, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(plan.durable ? [] : ['--no-sync']),
  ]
  const child = spawnProgram(plan.account, command, ['ignore', 'pipe', 'pipe'])
  const said: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = await once(child, 'close').catch((error: unknown) => [String(error)])
  if (ended[0] === 0) return
  throw new EmbeddedDatabaseError(
    `La base embarquée n’a pas pu être créée dans «\u00A0${plan.folder}\u00A0». initdb a répondu\u00A0:\n${said.join('').slice(-2000)}`,
  )
}

function giveTo(account: ServerAccount, path: string): void {
  if (account.user !== undefined) chownSync(path, account.user.uid, account.user.gid)
}
