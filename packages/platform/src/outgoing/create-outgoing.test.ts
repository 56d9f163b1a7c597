import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkTypography } from '../testing/check-typography.ts'
import { isPublicAddress } from './check-address.ts'
import { createOutgoing } from './create-outgoing.ts'
import { failureOfError } from './outgoing-failure.ts'

let server: Server
let port: number
const limits = { timeoutMs: 2000, maxBytes: 1000 }
const local = createOutgoing({ allow: () => true, allowPrivate: true, ...limits })
const at = (path: string, host = '127.0.0.1'): URL => new URL(`http://${host}:${port}${path}`)

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/large') response.end('x'.repeat(1001))
    else if (request.url === '/moved') response.writeHead(302, { location: '/?ticket=ST-1' }).end()
    else if (request.url === '/broken') response.writeHead(500).end('non')
    else if (request.url === '/cut')
      response.writeHead(200, { 'content-length': '50' }).write('x', () => response.destroy())
    else if (request.url === '/latin')
      response
        .setHeader('content-type', 'text/xml; charset=ISO-8859-1')
        .end(Buffer.from('<nom>Épinette</nom>', 'latin1'))
    else if (request.url === '/declared')
      response
        .setHeader('content-type', 'text/xml')
        .end(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><nom>Épinette</nom>', 'latin1'))
    else if (request.url === '/odd')
      response.setHeader('content-type', 'text/xml; charset=x-nothing').end('<nom>Épinette</nom>')
    else if (request.url === '/post') request.pipe(response)
    else if (request.url !== '/silent') response.setHeader('content-type', 'text/xml').end('<ok>é</ok>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  local.close()
  server.closeAllConnections()
  server.close()
})

describe('a call to another server', () => {
  test('gives the answer', async () => {
    expect(await local.get(at('/'))).toEqual({
      ok: true,
      status: 200,
      contentType: 'text/xml',
      text: '<ok>é</ok>',
      date: expect.any(Date) as Date,
    })
    const body = { body: 'élève', contentType: 'text/plain' }
    expect(await local.post(at('/post'), body)).toMatchObject({ ok: true, text: 'élève' })
  })

  test.each([
    ['/large', 'too-large'],
    ['/moved', 'redirect'],
    ['/broken', 'status'],
    ['/cut', 'network'],
  ])(
    '%s gives the failure %s, in a French sentence; what may be logged of it names no ticket',
    async (path, kind) => {
      const failure = await local.get(at(path))
      expect(failure).toMatchObject({ ok: false, kind })
      if (failure.ok) return
      expect(checkTypography([failure.sentence])).toEqual([])
      const { location, ...logged } = failure
      expect(JSON.stringify(logged)).not.toContain('ST-1')
      if (path === '/moved') expect(location).toBe(at('/?ticket=ST-1').href)
    },
  )

  test('a server that says nothing, a closed port and an unknown name are told apart', async () => {
    const hurried = createOutgoing({ allow: () => true, allowPrivate: true, timeoutMs: 50, maxBytes: 1000 })
    expect(await hurried.get(at('/silent'))).toMatchObject({ kind: 'timeout' })
    expect(await local.get(new URL('http://127.0.0.1:1/'))).toMatchObject({ kind: 'refused' })
    expect(await local.get(new URL('http://ent.invalid/'))).toMatchObject({ kind: 'dns' })
  })

  test.each(['/latin', '/declared', '/odd'])('%s is read in its own charset', async (path) => {
    expect(await local.get(at(path))).toMatchObject({ text: expect.stringContaining('Épinette') as string })
  })

  test.each([
    ['CERT_HAS_EXPIRED', 'a expiré'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'est au nom d’un autre serveur'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'aucune autorité connue'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'aucune autorité connue'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ])('a certificate that is refused by %s is told in its own words', (code, words) => {
    const failure = failureOfError(Object.assign(new Error('tls'), { code }), new URL('https://ent.example/'))
    expect(failure).toMatchObject({ kind: 'tls', detail: code })
    expect(failure.sentence).toContain(words)
    expect(checkTypography([failure.sentence])).toEqual([])
  })

  test('a server that does not speak TLS gives a TLS failure', async () => {
    expect(await local.get(new URL(`https://127.0.0.1:${port}/`))).toMatchObject({ kind: 'tls' })
  })

  test.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://0x7f.1',
  ])('a private address is refused, however it is written (%s)', async (origin) => {
    const outgoing = createOutgoing({ allow: () => true, allowPrivate: false, ...limits })
    expect(await outgoing.get(new URL(`${origin}:${port}/`))).toMatchObject({ ok: false, kind: 'forbidden' })
  })

  test('only the hosts of the list are called', async () => {
    const outgoing = createOutgoing({
      allow: [`localhost:${port}`, '*.ent.invalid'],
      allowPrivate: true,
      ...limits,
    })
    expect(await outgoing.get(at('/', 'localhost'))).toMatchObject({ ok: true })
    expect(await outgoing.get(new URL('https://cas.ent.invalid/'))).toMatchObject({ kind: 'dns' })
    for (const url of [
      at('/'),
      'https://ent.invalid/',
      'https://ent.invalid.fr/',
      'https://cas.ent.invalid:444/',
      'ftp://cas.ent.invalid/',
      'https://a:b@cas.ent.invalid/',
    ]) {
      expect(await outgoing.get(new URL(url))).toMatchObject({ kind: 'forbidden' })
    }
  })

  test.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    'fe80::1',
    'fd00::1',
    '::',
    '224.0.0.1',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
