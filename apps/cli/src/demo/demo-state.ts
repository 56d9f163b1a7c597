import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const State = z.object({
  /** `loading` until everything is loaded: a demonstration killed before begins again. */
  state: z.enum(['loading', 'ready']),
  /** Whether the liaison between both products was left to be made by hand. */
  unlinked: z.boolean(),
})

/** How far the demonstration of a data folder has come. */
export type DemoState = z.infer<typeof State>

const fileOf = (dataFolder: string): string => join(dataFolder, 'demo.json')

/** The state of a data folder; `undefined` when no demonstration was ever started there. */
export async function readDemoState(dataFolder: string): Promise<DemoState | undefined> {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return State.parse(JSON.parse(text))
  } catch {
    // Cut short by a kill: the databases were being loaded.
    return { state: 'loading', unlinked: false }
  }
}

/** Remembers the state. Written before the databases are touched, and again once they are loaded. */
export async function writeDemoState(dataFolder: string, state: DemoState): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await writeFile(fileOf(dataFolder), `${JSON.stringify(state)}\n`)
}
