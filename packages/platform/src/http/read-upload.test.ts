import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { h } from 'preact'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { fixedClock } from '../clock.ts'
import { systemRandom } from '../random.ts'
import { openTestDatabase, silentLog } from '../testing/index.ts'
import { createHttpApp, type HttpApp } from './create-http-app.ts'
import { readUpload } from './read-upload.ts'

let app: HttpApp
let address: URL
const received: string[] = []
const megabyte = 1_048_576

beforeAll(async () => {
  app = await createHttpApp({
    name: 'test',
    log: silentLog(),
    clock: fixedClock('2026-09-01T08:00:00Z'),
    random: systemRandom,
    database: await openTestDatabase(),
    publicUrl: new URL('http://localhost'),
    renderError: (view) => h('p', null, view.title),
  })
  app.get('/form', (request) => request.csrf)
  app.post('/upload', { config: { upload: true } }, async (request) => {
    const file = (await readUpload(request, { maxBytes: 5 * megabyte })).file('f')
    if (file === undefined) return { bytes: 0 }
    received.push(file.path)
    let bytes = 0
    for await (const chunk of file.read()) bytes += chunk.length
    return { bytes }
  })
  address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
})

afterAll(() => app.close())

async function send(bytes: number): Promise<Response> {
  const page = await fetch(new URL('/form', address))
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const body = new FormData()
  body.set('_csrf', await page.text())
  body.set('f', new Blob([new Uint8Array(bytes)]), 'élèves.xml')
  return await fetch(new URL('/upload', address), { method: 'POST', body, headers: { cookie } })
}

const leftovers = (): readonly string[] =>
  received.filter((path) => readdirSync(tmpdir()).some((name) => path.startsWith(join(tmpdir(), name))))

test('a file of several megabytes goes through the disk and is gone once answered', async () => {
  expect(await (await send(4 * megabyte)).json()).toEqual({ bytes: 4 * megabyte })
  await expect.poll(leftovers).toEqual([])
})

test('whoever sends far too much gets to read why', async () => {
  const answer = await send(40 * megabyte)
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('Fichier trop volumineux')
})

test('a sender that hangs up in the middle leaves the server alive and no file', async () => {
  const socket = connect(Number(address.port), address.hostname)
  const head = [
    'POST /upload HTTP/1.1',
    'host: localhost',
    'content-type: multipart/form-data; boundary=b',
    'content-length: 9000',
    '',
    '--b\r\n',
  ]
  await new Promise<void>((resolve) => socket.write(head.join('\r\n'), () => resolve()))
  socket.destroy()
  expect((await send(10)).status).toBe(200)
  await expect.poll(leftovers).toEqual([])
})
