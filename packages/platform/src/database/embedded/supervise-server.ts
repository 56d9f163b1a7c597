import { setTimeout as pause } from 'node:timers/promises'

import type { Log } from '../../log/create-log.ts'
import type { ClusterPlan } from './create-cluster.ts'
import type { RunningServer } from './postmaster-file.ts'
import { isRunning } from './process-identity.ts'
import { startServer } from './start-server.ts'
import { stopServer } from './stop-server.ts'

/** A server that comes back on the same port when it dies. */
export interface SupervisedServer {
  readonly port: number
  pid(): number
  stop(): Promise<void>
}

const checkEveryMs = 500
const longestPauseMs = 10_000

/** Watches the server and starts it again, on the same port, if it dies without having been told to. */
export function superviseServer(plan: ClusterPlan, started: RunningServer, log: Log): SupervisedServer {
  let server = started
  const stopping = new AbortController()
  const watch = async (): Promise<void> => {
    for (let wait = checkEveryMs; !stopping.signal.aborted; ) {
      await pause(wait, undefined, { signal: stopping.signal, ref: false })
      if (isRunning(server.pid)) continue
      try {
        log.error({ pid: server.pid }, 'embedded PostgreSQL died: starting it again')
        server = await startServer(plan, started.port)
        wait = checkEveryMs
      } catch (error) {
        log.error({ err: error }, 'embedded PostgreSQL does not start')
        wait = Math.min(wait * 2, longestPauseMs)
      }
    }
  }
  // The only rejection is the abort of the pause.
  const watching = watch().catch(() => undefined)
  return {
    port: started.port,
    pid: () => server.pid,
    async stop() {
      stopping.abort()
      await watching
      await stopServer(server.pid)
    },
  }
}
