import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of the processor in a second, as Linux counts them for programs. */
const ticksPerSecond = 100

/** The server that one of its processes belongs to; `undefined` on a system without `/proc`. */
export function serverOf(backend: number): number | undefined {
  return statOf(backend)?.parent
}

/** Processor time of a PostgreSQL server and all its processes, the gone ones included, milliseconds. */
export function databaseTime(server: number): number {
  const own = statOf(server)
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter(({ parent }) => parent === server)
  const ticks = children.reduce((sum, { spent }) => sum + spent, (own?.spent ?? 0) + (own?.ofGone ?? 0))
  return (ticks * 1000) / ticksPerSecond
}

/** Parent, ticks of the process, and ticks of its children that are gone (`man 5 proc`, stat). */
function statOf(
  pid: number,
): { readonly parent: number; readonly spent: number; readonly ofGone: number } | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (place: number): number => fields[place] ?? 0
    return { parent: at(1), spent: at(11) + at(12), ofGone: at(13) + at(14) }
  } catch {
    return undefined
  }
}
