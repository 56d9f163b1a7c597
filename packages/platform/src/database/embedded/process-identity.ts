import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Fields of `/proc/<pid>/stat` after the name, which may itself hold spaces and parentheses. */
function linuxStat(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process runs. A zombie (dead, not yet collected by its parent) does not. */
export function isRunning(pid: number): boolean {
  if (!answersSignals(pid)) return false
  const state = process.platform === 'linux' ? linuxStat(pid)?.[0] : ps(pid, 'state')?.[0]
  return state !== 'Z' && state !== 'X'
}

/**
 * What tells two processes of the same number apart: the machine's boot and the start of the process. Undefined when there is
 * no such process.
 */
export function processBirth(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart')
  const started = linuxStat(pid)?.[19]
  if (started === undefined) return undefined
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`
}

/** The command a process was started with; undefined when it cannot be read. */
export function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'command')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return undefined
  }
}
