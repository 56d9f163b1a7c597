import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, test } from 'vitest'

import { runningServer } from '../database/embedded/postmaster-file.ts'
import { stopServer } from '../database/embedded/stop-server.ts'

const program = fileURLToPath(new URL('../../test/server-process.ts', import.meta.url))
const folders: string[] = []
const children: ChildProcess[] = []

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [program, JSON.stringify(environment)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => String((await lines.next()).value)
  return { child, nextLine }
}

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-run-')))
  folders.push(folder)
  return folder
}

const serverOf = (folder: string) => runningServer(join(folder, 'postgres', 'data'))

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const server = serverOf(folder)
    if (server !== undefined) await stopServer(server.pid)
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('a server', () => {
  test('asked to stop finishes the request in progress, then stops its database and leaves with 0', async () => {
    const folder = newFolder()
    const { child, nextLine } = start({ FOLDER: folder })
    const address = await nextLine()
    const answer = fetch(`${address}/slow`)
    expect(await nextLine()).toBe('slow')
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await (await answer).json()).toEqual({ sessions: 0 })
    expect(await gone).toEqual([0, null])
    expect(serverOf(folder)).toBeUndefined()
  })

  test('whose database dies says so on its pages and in its health, then works again by itself', async () => {
    const folder = newFolder()
    const { nextLine } = start({ FOLDER: folder })
    const address = await nextLine()
    const status = async (path: string): Promise<number> => (await fetch(`${address}${path}`)).status
    expect([await status('/health/ready'), await status('/sessions')]).toEqual([200, 200])
    const seen = new Set<number>()
    process.kill(serverOf(folder)?.pid ?? 0, 'SIGKILL')
    while (!seen.has(503) || !seen.has(200)) {
      seen.add(await status(seen.has(503) ? '/health/ready' : '/sessions'))
      if (!seen.has(503)) seen.delete(200)
      await pause(20)
    }
    expect([...seen].sort()).toEqual([200, 503])
    expect([await status('/health/ready'), await status('/sessions')]).toEqual([200, 200])
  })

  test('with a wrong configuration says every mistake and leaves with 78', async () => {
    const { child } = start({ PORT: 'x', LEVEL: 'y' })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect(await once(child, 'close')).toEqual([78, null])
    expect(said.split('\n').filter((line) => line.startsWith('  •'))).toHaveLength(3)
    expect(said).not.toContain('    at ')
  })
})
