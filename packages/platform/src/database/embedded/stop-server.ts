import { setTimeout as pause } from 'node:timers/promises'

import { isRunning } from './process-identity.ts'

const steps = [
  // Fast shutdown: connections are cut, everything is written.
  { signal: 'SIGINT', waitMs: 20_000 },
  // Immediate: the next start replays the journal, nothing that was committed is lost.
  { signal: 'SIGQUIT', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5000 },
] as const

/** Stops a PostgreSQL server, cleanly if it will, and returns when its process is gone. */
export async function stopServer(pid: number): Promise<void> {
  for (const { signal, waitMs } of steps) {
    if (!isRunning(pid)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < waitMs && isRunning(pid); waited += 20) await pause(20)
  }
}
