import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Addresses, addressesOf } from './addresses.ts'
import { type DemoProcess, startDemo } from './demo-process.ts'
import { freePorts } from './free-ports.ts'

/** Both products, running as a person starts them, with their own data. */
export interface World extends Addresses {
  /** What the terminal showed. */
  output(): string
  /** `kill -9` of the process. The data stay. */
  kill(): Promise<void>
  /** Starts the same command on the same data, without waiting until it is ready. */
  start(): void
  /** Resolves when both products are ready. */
  ready(): Promise<void>
  /** Ends the process and removes its data. */
  close(): Promise<void>
}

/** Begins a world on free ports and an empty folder. Not ready yet: see {@link World.ready}. */
export async function openWorld(flags: readonly string[] = []): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-e2e-'))
  const [portal = 0, school = 0] = await freePorts(2)
  const addresses = addressesOf({ portal, school })
  const dataFolder = join(folder, 'data')
  const order = { addresses, dataFolder, flags, logFile: join(folder, 'output.txt') }
  let demo: DemoProcess = startDemo(order)
  return {
    ...addresses,
    output: () => demo.output(),
    kill: () => demo.end('SIGKILL'),
    start: () => {
      demo = startDemo(order)
    },
    ready: () => demo.ready(),
    close: async () => {
      await demo.end('SIGINT')
      endOrphans(dataFolder)
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** A scenario that failed after a kill leaves the embedded PostgreSQL of each product alone in the folder to be removed. */
function endOrphans(dataFolder: string): void {
  for (const product of ['portal', 'school']) {
    try {
      const file = join(dataFolder, product, 'postgres', 'data', 'postmaster.pid')
      const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
      if (Number.isInteger(pid) && pid > 1) process.kill(pid, 'SIGQUIT')
    } catch {
      // None: it ended with its parent, as it should.
    }
  }
}
