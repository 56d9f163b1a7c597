import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { commandLine, isRunning } from './process-identity.ts'

/** A running server of a cluster. */
export interface RunningServer {
  readonly pid: number
  /** TCP port; 0 while it has not written it. */
  readonly port: number
}

/** The server that runs on this cluster, whoever started it; undefined when none does. */
export function runningServer(data: string): RunningServer | undefined {
  const [pid, , , port] = readLines(data)
  const server = { pid: Number(pid), port: Number(port) || 0 }
  return Number.isSafeInteger(server.pid) && server.pid > 0 && isServerOf(server.pid, data)
    ? server
    : undefined
}

/** A number can be given again to another program: what it runs tells. */
function isServerOf(pid: number, data: string): boolean {
  if (!isRunning(pid)) return false
  const command = commandLine(pid)
  return command === undefined || (command.includes('postgres') && command.includes(data))
}

// Above the largest number any system gives, so never a live process.
const nobody = 99_999_999

/**
 * Prepares a `postmaster.pid` left by a server that was killed and whose number now belongs to another program, which PostgreSQL
 * would take for the server. Only the number is changed: the rest lets PostgreSQL check that no process of the dead server is left.
 */
export function disarmStaleFile(data: string): void {
  const lines = readLines(data)
  if (lines.length === 0 || runningServer(data) !== undefined) return
  writeFileSync(join(data, 'postmaster.pid'), [String(nobody), ...lines.slice(1)].join('\n'))
}

function readLines(data: string): readonly string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
