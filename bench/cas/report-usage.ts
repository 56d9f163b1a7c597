import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What a server of the benchmark spent so far. */
export interface Usage {
  /** Processor time of its process, milliseconds. */
  readonly cpuMs: number
  /** The same for the thread that answers, milliseconds; passwords are checked by others. */
  readonly mainMs: number
  /** The same for its database, where the system tells. */
  readonly databaseMs?: number | undefined
  /** Memory of its process, bytes. */
  readonly rss: number
  /** Longest time its event loop was away since the last report, milliseconds. */
  readonly stallMs: number
}

/** A figure that the driver asks by its name, besides the usage. */
export type Probes = Readonly<Record<string, () => Promise<unknown>>>

/** How often the event loop is looked at, milliseconds. */
const resolution = 5

/** Bytes that objects hold once nothing can be collected any more: what grows there leaks, whatever the system lends. */
export function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Answers the driver of the benchmark, which asks with the name of what it wants. The child ends with its driver. */
export function reportUsage(
  stop: () => void,
  probes: Probes & { databaseMs?: () => Promise<number | undefined> } = {},
): void {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const usage = async (): Promise<Usage> => {
    const { user, system } = process.cpuUsage()
    const main = process.threadCpuUsage()
    const stallMs = Math.max(0, delay.max / 1e6 - resolution)
    delay.reset()
    return {
      cpuMs: (user + system) / 1000,
      mainMs: (main.user + main.system) / 1000,
      databaseMs: await probes.databaseMs?.(),
      rss: process.memoryUsage.rss(),
      stallMs,
    }
  }
  process.on('message', (name: string) => {
    void (probes[name] ?? usage)().then((answer) => process.send?.(answer))
  })
  process.once('disconnect', stop)
}
