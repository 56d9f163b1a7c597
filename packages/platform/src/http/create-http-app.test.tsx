import type { FastifyReply, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { fixedClock } from '../clock.ts'
import type { Database } from '../database/open-database.ts'
import { systemRandom } from '../random.ts'
import { captureLog, openTestDatabase } from '../testing/index.ts'
import { createHttpApp, type HttpApp } from './create-http-app.ts'
import { readForm, readQuery } from './read-form.ts'
import { readUpload } from './read-upload.ts'
import { allowFormTargets } from './security-headers.ts'
import { seeOther, sendPage } from './send-page.ts'

const journal = captureLog()
let database: Database
let app: HttpApp

const schema = z.object({ code: z.string().min(1), roles: z.array(z.string()), note: z.string().optional() })

beforeAll(async () => {
  database = await openTestDatabase()
  app = await createHttpApp({
    name: 'test',
    log: journal.log,
    clock: fixedClock('2026-09-01T08:00:00Z'),
    random: systemRandom,
    database,
    publicUrl: new URL('http://localhost:8080'),
    renderError: (view) => (
      <html lang="fr">
        <h1>{view.title}</h1>
        <p>{view.sentence}</p>
        <p>{view.reference}</p>
      </html>
    ),
  })
  app.get('/form', (request, reply) =>
    sendPage(reply, <form data-token={request.csrf}>{request.takeFlashes().map(({ text }) => text)}</form>),
  )
  app.post('/form', (request, reply): FastifyReply => {
    const form = readForm(request, schema)
    if (!form.ok) return reply.code(422).send({ errors: form.errors, kept: form.kept.text('code') })
    request.flash('success', `Reçu\u00A0: ${form.value.code}`)
    return seeOther(reply, '/form')
  })
  app.get('/query', (request) =>
    readQuery(request, z.object({ q: z.string().optional(), tags: z.array(z.string()) })),
  )
  app.post('/wire', { config: { csrf: false } }, () => ({ ok: true }))
  app.post('/upload', { config: { upload: true } }, async (request) => {
    const file = (await readUpload(request, { maxBytes: 1000 })).file('f')
    return { name: file?.fileName, bytes: file?.bytes }
  })
  app.get('/away', (_request, reply) => {
    allowFormTargets(reply, 'any')
    return sendPage(reply, <p>…</p>)
  })
  app.get('/fault', () => {
    throw new TypeError('something private')
  })
})

afterAll(() => app.close())

function cookiesOf(response: LightMyRequestResponse): Record<string, string> {
  return Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]))
}

async function openForm(): Promise<{ token: string; cookies: Record<string, string> }> {
  const page = await app.inject('/form')
  const token = /data-token="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { token, cookies: cookiesOf(page) }
}

const form = (fields: string): { payload: string; headers: Record<string, string> } => ({
  payload: fields,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})

describe('forms', () => {
  test('a form of our own page is read, and its message is shown once on the next page', async () => {
    const { token, cookies } = await openForm()
    const sent = await app.inject({
      method: 'POST',
      url: '/form',
      cookies,
      ...form(`code=A&roles=x&roles=y&_csrf=${token}`),
    })
    expect(sent.statusCode).toBe(303)
    const shown = await app.inject({ url: '/form', cookies: { ...cookies, ...cookiesOf(sent) } })
    expect(shown.body).toContain('Reçu\u00A0: A')
    expect(shown.cookies.find(({ name }) => name === 'preau_test_flash')?.value).toBe('')
  })

  test.each([
    ['without a token', '', {}],
    ['with the token of another browser', 'YWJj.ZGVm', {}],
  ])('a form %s is refused', async (_case, token) => {
    const { cookies } = await openForm()
    const sent = await app.inject({ method: 'POST', url: '/form', cookies, ...form(`code=A&_csrf=${token}`) })
    expect(sent.statusCode).toBe(403)
    expect(sent.body).toContain('Formulaire refusé')
  })

  test.each([
    { origin: 'https://ailleurs.exemple' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8081' },
    { origin: 'null' },
  ])('a form sent from another site is refused even with the right token (%o)', async (headers) => {
    const { token, cookies } = await openForm()
    const asked = form(`code=A&_csrf=${token}`)
    const sent = await app.inject({
      method: 'POST',
      url: '/form',
      cookies,
      ...asked,
      headers: { ...asked.headers, ...headers },
    })
    expect(sent.statusCode).toBe(403)
  })

  test('a form from our own origin is accepted', async () => {
    const { token, cookies } = await openForm()
    const asked = form(`code=A&roles=x&_csrf=${token}`)
    const headers = { ...asked.headers, origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }
    expect((await app.inject({ method: 'POST', url: '/form', cookies, ...asked, headers })).statusCode).toBe(
      303,
    )
  })

  test('a wire endpoint takes a call without cookie nor token', async () => {
    const sent = await app.inject({
      method: 'POST',
      url: '/wire',
      headers: { origin: 'https://ent.exemple' },
    })
    expect(sent.statusCode).toBe(200)
  })

  test('wrong fields give one French sentence each, and what was typed is kept', async () => {
    const { token, cookies } = await openForm()
    const sent = await app.inject({ method: 'POST', url: '/form', cookies, ...form(`code=&_csrf=${token}`) })
    expect(sent.json()).toEqual({ errors: { code: 'Ce champ est obligatoire.' }, kept: '' })
    const nul = await app.inject({
      method: 'POST',
      url: '/form',
      cookies,
      ...form(`code=a%00b&_csrf=${token}`),
    })
    expect(nul.json()).toEqual({ errors: { code: 'Ce champ contient un caractère interdit.' }, kept: 'ab' })
  })

  test('a repeated parameter is its last value, or all of them where a list is wanted', async () => {
    const { value } = (await app.inject('/query?q=a&q=b&tags=1&tags=2&__proto__=x')).json<{
      value: unknown
    }>()
    expect(value).toEqual({ q: 'b', tags: ['1', '2'] })
  })
})

describe('uploads', () => {
  const multipart = (token: string, content: string, first: 'token' | 'file' = 'token') => {
    const parts = [
      `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`,
      `--b\r\ncontent-disposition: form-data; name="f"; filename="C:\\dossier\\élèves.xml"\r\ncontent-type: text/xml\r\n\r\n${content}\r\n`,
    ]
    if (first === 'file') parts.reverse()
    return {
      payload: `${parts.join('')}--b--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }
  }
  const send = (cookies: Record<string, string>, asked: ReturnType<typeof multipart>, url = '/upload') =>
    app.inject({ method: 'POST', url, cookies, ...asked })

  test('a file is received on disk under its own name without folders', async () => {
    const { token, cookies } = await openForm()
    expect((await send(cookies, multipart(token, 'abc'))).json()).toEqual({ name: 'élèves.xml', bytes: 3 })
  })

  test('a file above the limit is refused with the limit in words', async () => {
    const { token, cookies } = await openForm()
    const sent = await send(cookies, multipart(token, 'x'.repeat(1001)))
    expect(sent.statusCode).toBe(413)
    expect(sent.body).toContain('Fichier trop volumineux')
  })

  test('a forged upload is refused before its file is written', async () => {
    const { token, cookies } = await openForm()
    expect((await send(cookies, multipart('faux.jeton', 'abc'))).statusCode).toBe(403)
    expect((await send(cookies, multipart(token, 'abc', 'file'))).statusCode).toBe(403)
  })

  test('a file sent to a route that reads none is refused', async () => {
    const { token, cookies } = await openForm()
    expect((await send(cookies, multipart(token, 'abc'), '/form')).statusCode).toBe(415)
  })
})

describe('answers', () => {
  test('a page carries a strict policy, is not stored, and cannot be framed', async () => {
    const { headers } = await app.inject('/form')
    expect(headers['content-security-policy']).toContain("form-action 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('same-origin')
  })

  test('the page that shows a form ending elsewhere may leave form-action out', async () => {
    expect((await app.inject('/away')).headers['content-security-policy']).not.toContain('form-action')
  })

  test('a fault is a neutral page whose reference is in the log with the detail', async () => {
    const answer = await app.inject('/fault')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('something private')
    const reference = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(answer.body)?.[0] ?? 'absent'
    expect(journal.text()).toContain(reference)
    expect(journal.text()).toContain('something private')
  })

  test('an unknown address is a 404 page, or JSON for a program', async () => {
    expect((await app.inject('/nulle-part')).body).toContain('Page introuvable')
    const answer = await app.inject({ url: '/nulle-part', headers: { accept: 'application/json' } })
    expect(answer.json()).toMatchObject({ error: { code: 'http.not-found', status: 404 } })
  })

  test.each(['/form?x=%00', '/%00'])('a NUL in an address is refused (%s)', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(400)
  })

  test('a broken body is refused, never a fault', async () => {
    const headers = { 'content-type': 'application/json' }
    expect((await app.inject({ method: 'POST', url: '/wire', headers, payload: '{' })).statusCode).toBe(400)
  })

  test('health tells that the process lives and that the database answers', async () => {
    expect((await app.inject('/health/live')).statusCode).toBe(200)
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready' })
  })

  test('figures are read from this machine, by route', async () => {
    expect((await app.inject('/metrics')).body).toContain('route="/form"')
    expect((await app.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).statusCode).toBe(404)
  })
})
