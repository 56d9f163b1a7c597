import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { fixedClock } from '../clock.ts'
import { platformMigrations } from '../database/migrations/platform-migrations.ts'
import type { Database } from '../database/open-database.ts'
import { createHttpApp, type HttpApp } from '../http/create-http-app.ts'
import { systemRandom } from '../random.ts'
import { captureLog, countStatements, openTestDatabase } from '../testing/index.ts'
import { createSessions, type Sessions } from './create-sessions.ts'
import { newSessionToken } from './session-token.ts'

const minute = 60_000
const clock = fixedClock('2026-09-01T08:00:00Z')
const journal = captureLog()
let database: Database
let app: HttpApp
let sessions: Sessions<{ role: string }, { name: string }>

beforeAll(async () => {
  database = await openTestDatabase(platformMigrations)
  const common = { database, clock, random: systemRandom }
  await database.pool.query(
    "create table person (id text, name text); insert into person values ('7', 'Claire')",
  )
  sessions = createSessions({
    ...common,
    cookieName: 'preau_test',
    idleMs: 60 * minute,
    absoluteMs: 600 * minute,
    secure: false,
    about: sql<{
      name: string
    }>`(select jsonb_build_object('name', p.name) from person p where p.id = session.subject)`,
  })
  app = await createHttpApp({
    ...common,
    name: 'test',
    log: journal.log,
    publicUrl: new URL('http://localhost'),
    renderError: () => {
      throw new Error('no page in this test')
    },
  })
  const wire = { config: { csrf: false } }
  app.post('/login', wire, async (request, reply) => {
    const { subject } = request.body as { subject: string }
    request.log.info(
      { body: request.body, cookie: request.headers.cookie, headers: request.headers, req: request },
      'login',
    )
    return await sessions.open({ request, reply, subject, data: { role: 'teacher' } })
  })
  app.post('/remember', wire, async (request, reply) => {
    const session = { request, reply, subject: '7', data: { role: 'teacher' } }
    return await sessions.open({ ...session, lastingMs: 30 * 24 * 60 * minute })
  })
  app.post('/short', wire, async (request, reply) => {
    const session = { request, reply, subject: '7', data: { role: 'teacher' } }
    return await sessions.open({ ...session, idleMs: 5 * minute, absoluteMs: 12 * minute })
  })
  app.get('/me', async (request) => (await sessions.current(request)) ?? null)
  app.get('/about', async (request) => (await sessions.about(request)) ?? null)
  app.post('/login-about', wire, async (request, reply) => {
    await sessions.open({ request, reply, subject: '7', data: { role: 'teacher' } })
    return (await sessions.about(request)) ?? null
  })
  app.post('/renew', wire, async (request, reply) => (await sessions.renew({ request, reply })) ?? null)
  app.post('/logout', wire, async (request, reply) => (await sessions.close({ request, reply })) ?? null)
})

afterAll(() => app.close())

beforeEach(async () => {
  clock.set('2026-09-01T08:00:00Z')
  await database.pool.query('delete from session')
})

const tokenOf = (response: LightMyRequestResponse): string =>
  response.cookies.find(({ name }) => name === 'preau_test')?.value ?? ''

const logIn = async (subject: string, token?: string): Promise<string> =>
  tokenOf(
    await app.inject({
      method: 'POST',
      url: '/login?ticket=ST-secret-9',
      payload: { subject, password: 'Preau-demo-2026' },
      cookies: token === undefined ? {} : { preau_test: token },
    }),
  )

const whoIs = async (token: string): Promise<string | undefined> =>
  (await app.inject({ url: '/me', cookies: { preau_test: token } })).json<{ subject?: string } | null>()
    ?.subject

describe('a session', () => {
  test('is known by its token, of which only a hash is stored', async () => {
    const token = await logIn('7')
    expect(token).toHaveLength(43)
    expect(await whoIs(token)).toBe('7')
    const { rows } = await database.pool.query('select to_jsonb(session)::text as row from session')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('CAS-151, CAS-153: has a token of letters, digits and - alone, whatever the bytes that were drawn', () => {
    const of = (byte: number): string =>
      newSessionToken({ bytes: (count) => new Uint8Array(count).fill(byte) })
    for (let byte = 0; byte < 256; byte += 1) expect(of(byte)).toMatch(/^[A-Za-z0-9-]{43}$/)
    expect(newSessionToken(systemRandom)).not.toBe(newSessionToken(systemRandom))
  })

  test('is carried by a cookie that scripts and other sites do not get, bound to the host under https', async () => {
    const response = await app.inject({ method: 'POST', url: '/login', payload: { subject: '7' } })
    expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/)
    const { cookieName } = await import('./session-cookie.ts')
    expect(cookieName('preau_test', true)).toBe('__Host-preau_test')
  })

  test('changes its token at each log-in and each change of privilege: a planted token opens nothing', async () => {
    const planted = await logIn('attacker')
    const token = await logIn('victim', planted)
    expect(token).not.toBe(planted)
    expect(await whoIs(planted)).toBeUndefined()
    const renewed = tokenOf(
      await app.inject({ method: 'POST', url: '/renew', cookies: { preau_test: token } }),
    )
    expect(await whoIs(token)).toBeUndefined()
    expect(await whoIs(renewed)).toBe('victim')
  })

  test('remembered, keeps what is left of its life in the browser under a new token; the others die with the window', async () => {
    const cookieOf = async (
      url: string,
      token: string,
    ): Promise<LightMyRequestResponse['cookies'][number]> => {
      const response = await app.inject({ method: 'POST', url, cookies: { preau_test: token } })
      const [cookie] = response.cookies
      if (!cookie) throw new Error(`${url} gave no cookie`)
      return cookie
    }
    const opened = await cookieOf('/remember', '')
    expect(opened.maxAge).toBe(30 * 24 * 3600)
    clock.advance(24 * 60 * minute)
    const renewed = await cookieOf('/renew', opened.value)
    expect(renewed.maxAge).toBe(29 * 24 * 3600)
    expect(await whoIs(renewed.value)).toBe('7')
    expect((await cookieOf('/renew', await logIn('1'))).maxAge).toBeUndefined()
  })

  test('ends when idle, goes on when used, and ends for good at its absolute limit', async () => {
    const idle = await logIn('1')
    const used = await logIn('2')
    for (let spent = 0; spent < 550; spent += 50) {
      clock.advance(50 * minute)
      expect(await whoIs(used)).toBe('2')
    }
    expect(await whoIs(idle)).toBeUndefined()
    clock.advance(50 * minute)
    expect(await whoIs(used)).toBeUndefined()
  })

  test('may be given a life of its own when it is opened', async () => {
    const token = tokenOf(await app.inject({ method: 'POST', url: '/short' }))
    for (const spent of [4, 4]) {
      clock.advance(spent * minute)
      expect(await whoIs(token)).toBe('7')
    }
    clock.advance(4 * minute)
    expect(await whoIs(token)).toBeUndefined()
    const idle = tokenOf(await app.inject({ method: 'POST', url: '/short' }))
    clock.advance(5 * minute)
    expect(await whoIs(idle)).toBeUndefined()
  })

  test('does not write its activity at each request', async () => {
    const token = await logIn('1')
    const version = async (): Promise<unknown> =>
      (await database.pool.query('select xmin::text from session')).rows[0]
    const before = await version()
    clock.advance(30_000)
    await whoIs(token)
    expect(await version()).toEqual(before)
    clock.advance(31_000)
    await whoIs(token)
    expect(await version()).not.toEqual(before)
  })

  test('comes with what the application knows of its subject, even when it has just been opened', async () => {
    const about = async (token: string): Promise<unknown> =>
      (await app.inject({ url: '/about', cookies: { preau_test: token } })).json()
    expect(await about(await logIn('7'))).toEqual({ name: 'Claire' })
    expect(await about(await logIn('8'))).toBeNull()
    expect(await about('x'.repeat(43))).toBeNull()
    expect((await app.inject({ method: 'POST', url: '/login-about' })).json()).toEqual({ name: 'Claire' })
  })

  test('of those asked in one tick, each request gets its own, in one query', async () => {
    const tokens = [await logIn('1'), await logIn('2'), 'x'.repeat(43), await logIn('3')]
    const statements = countStatements(database)
    expect(await Promise.all(tokens.map(whoIs))).toEqual(['1', '2', undefined, '3'])
    statements.stop()
    expect(statements.sent.length).toBeLessThan(tokens.length)
  })

  test('closes alone, with all those of somebody, or with all but one', async () => {
    const [first, second, other] = [await logIn('1'), await logIn('1'), await logIn('2')]
    await app.inject({ method: 'POST', url: '/logout', cookies: { preau_test: first } })
    expect(await whoIs(first)).toBeUndefined()
    const [kept] = await sessions.list('1')
    expect(await sessions.closeAllOf('1', { except: kept?.id ?? '' })).toBe(0)
    expect(await sessions.closeAllOf('1')).toBe(1)
    expect([await whoIs(second), await whoIs(other)]).toEqual([undefined, '2'])
  })

  test('opens with the change it belongs to, or not at all', async () => {
    const reply = { setCookie: () => undefined } as never
    const request = { cookies: {} } as never
    const failed = database
      .kysely()
      .transaction()
      .execute(async (trx) => {
        await sessions.open({ request, reply, subject: '9', data: { role: 'x' } }, trx)
        throw new Error('the rest failed')
      })
    await expect(failed).rejects.toThrow('the rest failed')
    expect(await sessions.list('9')).toEqual([])
  })

  test('leaves the table by batches once ended', async () => {
    for (const subject of ['1', '2', '3']) await logIn(subject)
    clock.advance(61 * minute)
    await logIn('4')
    expect([
      await sessions.purge({ endedBefore: new Date('2026-09-01T08:00:00Z') }),
      await sessions.purge({ limit: 2 }),
      await sessions.purge({ limit: 2 }),
      await sessions.purge({ limit: 2 }),
    ]).toEqual([0, 2, 1, 0])
    expect(await sessions.list('4')).toHaveLength(1)
  })

  test.each(['', 'x', '../..', 'é'.repeat(43), '%00'])(
    'is not found for a token that has no sense (%s)',
    async (token) => {
      expect((await app.inject({ url: '/me', cookies: { preau_test: token } })).json()).toBeNull()
    },
  )

  test('leaves neither password, cookie nor ticket in the log of a log-in, even when whole objects are logged', async () => {
    const token = await logIn('1', await logIn('1'))
    expect(journal.text()).toContain('"login"')
    for (const secret of ['Preau-demo-2026', 'ST-secret-9', token])
      expect(journal.text()).not.toContain(secret)
  })
})
