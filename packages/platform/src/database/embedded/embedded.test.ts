import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, test } from 'vitest'

import { runningServer } from './postmaster-file.ts'
import { isRunning } from './process-identity.ts'
import { stopServer } from './stop-server.ts'

const program = fileURLToPath(new URL('../../../test/cluster-owner.ts', import.meta.url))
const folders: string[] = []
const children: ChildProcess[] = []

interface Said {
  readonly visits?: number
  readonly server?: number
  readonly port?: number
  readonly refused?: string
}

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-cluster-')))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Starts a process on a folder and waits for what it says. */
async function open(folder: string, words: readonly string[] = [], user?: { uid: number; gid: number }) {
  const child = spawn(process.execPath, [program, folder, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  })
  children.push(child)
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  const said: Said = line.done === true ? {} : (JSON.parse(line.value) as Said)
  return { child, said }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

const serverOf = (folder: string): number | undefined => runningServer(join(folder, 'postgres', 'data'))?.pid

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  for (const folder of folders.splice(0)) {
    const pid = serverOf(folder)
    if (pid !== undefined) await stopServer(pid)
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('the embedded cluster', () => {
  test('a process that is killed three times in a row loses nothing: the next one adopts its server', async () => {
    const folder = newFolder()
    const servers = new Set<number | undefined>()
    for (const visits of [1, 2, 3]) {
      const { child, said } = await open(folder)
      expect(said.visits).toBe(visits)
      servers.add(said.server)
      await end(child, 'SIGKILL')
    }
    expect(servers.size).toBe(1)
    const { child, said } = await open(folder)
    expect(said.visits).toBe(4)
    await end(child, 'SIGTERM')
    expect(isRunning(said.server ?? 0)).toBe(false)
  })

  test('a second owner is refused in French, with the number of the first', async () => {
    const folder = newFolder()
    const first = await open(folder)
    const second = await open(folder)
    expect(second.said.refused).toContain(`est déjà utilisé par le processus ${String(first.child.pid)}`)
    expect((await open(folder, ['borrow', 'leave'])).said.visits).toBe(2)
  })

  test('of several processes that start together on a folder left by a dead one, one owns it', async () => {
    const folder = newFolder()
    await end((await open(folder)).child, 'SIGKILL')
    const said = await Promise.all([open(folder), open(folder), open(folder)])
    expect(said.filter((each) => each.said.refused === undefined)).toHaveLength(1)
  })

  test('a command starts the cluster when nobody runs it, and stops it after', async () => {
    const folder = newFolder()
    const { child, said } = await open(folder, ['borrow', 'leave'])
    if (child.exitCode === null) await once(child, 'exit')
    expect(said.visits).toBe(1)
    expect(serverOf(folder)).toBeUndefined()
  })

  test('a server that was killed with its owner is started again, its data intact', async () => {
    const folder = newFolder()
    const { child, said } = await open(folder)
    await end(child, 'SIGKILL')
    process.kill(said.server ?? 0, 'SIGKILL')
    const next = await open(folder)
    expect(next.said.visits).toBe(2)
    expect(next.said.server).not.toBe(said.server)
  })

  test('a stale file that names a process of another program does not stop the start', async () => {
    const folder = newFolder()
    const { child } = await open(folder, ['own', 'leave'])
    if (child.exitCode === null) await once(child, 'exit')
    const data = join(folder, 'postgres', 'data')
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n`,
    )
    expect((await open(folder)).said.visits).toBe(2)
  })

  test('a creation that was interrupted is made again', async () => {
    const folder = newFolder()
    const child = spawn(process.execPath, [program, folder], { stdio: 'ignore' })
    const making = (): boolean => {
      try {
        return readdirSync(join(folder, 'postgres')).some((name) => /^making-\d/.test(name))
      } catch {
        return false
      }
    }
    while (!making()) await pause(5)
    await end(child, 'SIGKILL')
    expect((await open(folder)).said.visits).toBe(1)
  })

  test('a server that dies under its owner comes back on the same port', async () => {
    const folder = newFolder()
    const { said } = await open(folder)
    process.kill(said.server ?? 0, 'SIGKILL')
    while (serverOf(folder) === said.server || serverOf(folder) === undefined) await pause(20)
    await expect
      .poll(async () => (await open(folder, ['borrow', 'leave'])).said.visits, { timeout: 20_000 })
      .toBe(2)
    expect(runningServer(join(folder, 'postgres', 'data'))?.port).toBe(said.port)
  })

  test('the password is private, and neither in the process list nor in an environment nor in the log', async () => {
    const folder = newFolder()
    const { said } = await open(folder)
    const path = join(folder, 'postgres', 'password')
    const password = readFileSync(path, 'utf8')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(
      execFileSync('ps', ['axeww', '-o', 'args'], { encoding: 'utf8', maxBuffer: 50_000_000 }),
    ).not.toContain(password)
    expect(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8')).not.toContain(password)
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${String(said.server)}/environ`, 'utf8')).not.toContain(password)
    }
  })
})

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('the server runs under an account without rights', async () => {
    const folder = newFolder()
    const { said } = await open(folder)
    expect(statSync(`/proc/${String(said.server)}`).uid).not.toBe(0)
  })

  test('a folder below one that only root may enter works too, by lending the right to cross it', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o700)
    const { child, said } = await open(folder)
    expect(said).toMatchObject({ visits: 1 })
    expect(statSync(`/proc/${String(said.server)}`).uid).not.toBe(0)
    await end(child, 'SIGKILL')
    expect((await open(folder)).said.visits).toBe(2)
  })

  test('an ordinary user runs it under its own account', async () => {
    const folder = newFolder()
    const user = { uid: 65_534, gid: 65_534 }
    chownSync(folder, user.uid, user.gid)
    const { said } = await open(folder, [], user)
    expect(said.visits).toBe(1)
    expect(statSync(`/proc/${String(said.server)}`).uid).toBe(user.uid)
  })
})
