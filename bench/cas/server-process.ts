import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Usage } from './report-usage.ts'

/** A server of the benchmark, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  usage(): Promise<Usage>
  /** Asks one of its own figures. */
  ask(name: string): Promise<unknown>
  stop(): Promise<void>
}

/** As `npm start` runs the products. */
const execArgv = [...process.execArgv, '--max-semi-space-size=16']

/** Starts a server, with these variables besides ours, and waits until it says where it listens. */
export async function startServer(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = fork(new URL(file, import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv,
    env: { ...process.env, ...environment },
  })
  const [url] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (typeof url !== 'string') throw new Error(`${file} did not start`)
  const ask = (name: string): Promise<unknown> => askChild(child, name)
  return { url, ask, usage: async () => (await ask('usage')) as Usage, stop: () => stop(child) }
}

async function askChild(child: ChildProcess, name: string): Promise<unknown> {
  child.send(name)
  const [answer] = (await once(child, 'message')) as [unknown]
  return answer
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.disconnect()
  await exited
}
