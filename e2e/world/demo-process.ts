import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Addresses } from './addresses.ts'

const program = fileURLToPath(new URL('../../apps/cli/bin/preau.js', import.meta.url))
const pinnedNode = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')

/** What one run of `preau demo` needs. */
export interface DemoOrder {
  readonly addresses: Addresses
  readonly dataFolder: string
  /** Where its output goes. */
  readonly logFile: string
  readonly flags: readonly string[]
}

/** A running `preau demo`. */
export interface DemoProcess {
  /** Resolves when both products answer that they are ready; throws with the output when the process ends first. */
  ready(): Promise<void>
  /** What it said on its terminal so far. */
  output(): string
  /** Ends it as Ctrl+C does, or at once as `kill -9` does. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>
}

/** Starts the real command, on the pinned Node, as `npm start` does. */
export function startDemo(order: DemoOrder): DemoProcess {
  const log = openSync(order.logFile, 'a')
  const child = spawn(pinnedNode, [program, 'demo', ...order.flags], {
    stdio: ['ignore', log, log],
    env: environmentOf(order),
  })
  const output = (): string => readFileSync(order.logFile, 'utf8')
  return {
    output,
    ready: async () => {
      while (!(await areReady(order.addresses))) {
        if (hasEnded(child)) throw new Error(`preau demo ended before it was ready:\n${output()}`)
        await pause(100)
      }
    },
    end: async (signal) => {
      if (hasEnded(child)) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

function environmentOf({ addresses, dataFolder }: DemoOrder): NodeJS.ProcessEnv {
  // Settings of the developer's own shell must not reach the product under test.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PORTAL|SCHOOL|PREAU|NODE|VITEST)_/.test(name),
  )
  return {
    ...Object.fromEntries(own),
    PREAU_DATA_DIR: dataFolder,
    PORTAL_PORT: new URL(addresses.portal).port,
    PORTAL_PUBLIC_URL: addresses.portal,
    SCHOOL_PORT: new URL(addresses.school).port,
    SCHOOL_PUBLIC_URL: addresses.school,
    SCHOOL_DEMO_CAS_URL: `${addresses.portal}/cas`,
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function areReady({ portal, school }: Addresses): Promise<boolean> {
  const answers = await Promise.all([isReady(portal), isReady(school)])
  return answers.every(Boolean)
}

async function isReady(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/health/ready`)
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
