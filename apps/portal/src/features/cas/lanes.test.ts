import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { captureLog } from '@preau/platform/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CasPortal, openCasPortal, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'

const journal = captureLog()
let portal: CasPortal
/** The header of a teacher's session, and of a pupil's. */
let teacher: string
let pupil: string

beforeAll(async () => {
  portal = await openCasPortal(journal.log)
  await portal.app.listen({ host: '127.0.0.1', port: 0 })
  ;[teacher, pupil] = [await signIn('claire.lemoine'), await signIn('lise.morvan')]
})

async function signIn(login: string): Promise<string> {
  const page = await portal.app.inject('/connexion')
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const payload = { _csrf: token, username: login, password: testPassword, next: '/' }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const form = new URLSearchParams(payload).toString()
  const entered = await portal.app.inject({
    method: 'POST',
    url: '/connexion',
    cookies,
    headers,
    payload: form,
  })
  const session = entered.cookies.find(({ name }) => name === 'preau_portal')
  return `autre=1; preau_portal=${session?.value ?? ''}`
}

interface Asked {
  readonly path: string
  readonly cookie?: string | undefined
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What differs from one answer to the next, and what the connection adds. */
function normal(status: number | undefined, headers: readonly string[], body: string): object {
  const pairs = headers.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), headers[index + 1] ?? '']] : [],
  )
  const kept = pairs.filter(
    ([name = '']) => !['date', 'connection', 'keep-alive', 'set-cookie'].includes(name),
  )
  const fresh = (text: string): string =>
    text
      .replace(/ST-\w{24}/g, 'ST-…')
      .replace(/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/g, '…')
      .replace(/value="[\w-]{22}\.[\w-]{43}"/g, '…')
  return {
    status,
    headers: kept.map(([name, value = '']) => `${String(name)}: ${fresh(value)}`),
    body: fresh(body),
  }
}

/** How many requests went through a route. */
async function routed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  let count = 0
  const seen = (): void => {
    count += 1
  }
  subscribe('tracing:fastify.request.handler:start', seen)
  try {
    return [await work(), count]
  } finally {
    unsubscribe('tracing:fastify.request.handler:start', seen)
  }
}

/** Over a connection: by the lane, if there is one. */
function overHttp({ path, cookie, method = 'GET', headers = {} }: Asked): Promise<object> {
  const { port } = portal.app.server.address() as AddressInfo
  const { promise, resolve, reject } = Promise.withResolvers<object>()
  const all = { host: 'localhost:80', ...headers, ...(cookie !== undefined && { cookie }) }
  const sent = ask({ host: '127.0.0.1', port, path, method, headers: all, agent: false }, (answer) => {
    let body = ''
    answer.setEncoding('utf8').on('data', (part: string) => (body += part))
    answer.on('end', () => {
      resolve(normal(answer.statusCode, answer.rawHeaders, body))
    })
  })
  sent.on('error', reject).end()
  return promise
}

/** Straight into the routes. */
async function byRoute({ path, cookie, method = 'GET', headers = {} }: Asked): Promise<object> {
  const all = { host: 'localhost:80', ...headers, ...(cookie !== undefined && { cookie }) }
  const answer = await portal.app.inject({ url: path, method: method as 'GET', headers: all })
  return normal(
    answer.statusCode,
    answer.raw.res.getHeaderNames().flatMap((name) => [name, String(answer.headers[name])]),
    answer.body,
  )
}

async function ticket(): Promise<string> {
  const { headers } = await portal.app.inject({ url: login(wikiUrl), headers: { cookie: teacher } })
  return /ticket=(ST-\w+)/.exec(headers.location ?? '')?.[1] ?? ''
}

const login = (service: string): string => `/cas/login?service=${encodeURIComponent(service)}`
const validation = (endPoint: string, presented: string): string =>
  `/cas/${endPoint}?service=${encodeURIComponent(wikiUrl)}&ticket=${presented}`

describe('a lane answers byte for byte as its route', () => {
  test('a click: no route is gone through', async () => {
    const asked = { path: login(wikiUrl), cookie: teacher }
    const expected = await byRoute(asked)
    expect(expected).toMatchObject({
      status: 302,
      headers: [expect.stringContaining('ticket=ST-'), ...Array<unknown>(9).fill(expect.anything())],
    })
    expect(await routed(() => overHttp(asked))).toEqual([expected, 0])
  })

  test.each(['validate', 'serviceValidate', 'p3/serviceValidate', 'proxyValidate', 'p3/proxyValidate'])(
    'a validation at %s: the success, then the failure of a spent ticket',
    async (endPoint) => {
      const [one, other] = [await ticket(), await ticket()]
      for (const answered of ['<cas:user>|yes', 'INVALID_TICKET|no']) {
        const expected = await byRoute({ path: validation(endPoint, one) })
        expect(JSON.stringify(expected)).toMatch(new RegExp(answered))
        expect(await routed(() => overHttp({ path: validation(endPoint, other) }))).toEqual([expected, 0])
      }
    },
  )

  const odd: readonly Asked[] = [
    { path: login(wikiUrl) },
    { path: login(wikiUrl), cookie: `preau_portal=${'A'.repeat(43)}` },
    { path: login(wikiUrl), cookie: 'preau_portal=court' },
    { path: login('https://ailleurs.exemple.fr/') },
    { path: `${login(wikiUrl)}&renew=true` },
    { path: `${login(wikiUrl)}&gateway=true` },
    { path: `${login(wikiUrl)}&service=b` },
    { path: `${login(wikiUrl)}%00` },
    { path: '/cas/login?service=%' },
    { path: '/cas/login?service=' },
    { path: '/cas/login?' },
    { path: '/cas/login' },
    { path: login(wikiUrl), headers: { 'content-type': 'multipart/form-data; boundary=a' } },
    { path: login(wikiUrl), method: 'HEAD' },
    { path: validation('serviceValidate', 'ST-inconnu') },
    { path: validation('serviceValidate', 'PT-inconnu') },
    { path: validation('serviceValidate', 'autre') },
    { path: validation('serviceValidate', '') },
    { path: `${validation('serviceValidate', 'ST-a')}&format=JSON` },
    { path: `${validation('serviceValidate', 'ST-a')}&ticket=ST-b` },
    { path: `${validation('serviceValidate', 'ST-a')}%00` },
    { path: '/cas/serviceValidate?ticket=ST-a' },
    { path: validation('serviceValidate', 'ST-a'), method: 'HEAD' },
    { path: validation('ServiceValidate', 'ST-a') },
    // What proxies, scripts and people do to an address, and headers that say who is not asking.
    { path: `${login(wikiUrl)}&` },
    { path: `${login(wikiUrl)}?a=1` },
    { path: `${login(wikiUrl)};a=1` },
    { path: `/${login(wikiUrl)}` },
    { path: login(wikiUrl).replace('/login', '/login/') },
    { path: login(wikiUrl).replace('login', '%6cogin') },
    { path: login(`${wikiUrl}${'a'.repeat(5000)}`) },
    { path: login(`${wikiUrl}+a%2B`) },
    { path: `/cas/login?service=${wikiUrl}` },
    { path: `/cas/login?ticket=ST-a&service=${wikiUrl}` },
    { path: login(wikiUrl), headers: { host: 'ailleurs.test' } },
    {
      path: login(wikiUrl),
      headers: {
        'x-forwarded-host': 'ailleurs.test',
        'x-forwarded-proto': 'https',
        forwarded: 'host=ailleurs.test',
      },
    },
    {
      path: login(wikiUrl),
      headers: { 'x-original-url': '/administration', 'x-http-method-override': 'POST' },
    },
    { path: login(wikiUrl), headers: { 'accept-language': 'x'.repeat(4000), accept: 'application/json' } },
    {
      path: login(wikiUrl),
      headers: { range: 'bytes=0-1', 'if-none-match': '*', 'sec-fetch-site': 'cross-site' },
    },
    { path: login(wikiUrl), headers: { 'transfer-encoding': 'chunked' } },
    { path: validation('serviceValidate', 'ST-a'), headers: { host: 'ailleurs.test', range: 'bytes=0-1' } },
    { path: validation('serviceValidate', 'ST-a'), headers: { 'content-length': '0' } },
    { path: validation('serviceValidate', `ST-${'a'.repeat(300)}`) },
    { path: validation('serviceValidate', 'ST-%zz') },
    { path: validation('serviceValidate', 'ST-%ff') },
    { path: validation('p3%2FserviceValidate', 'ST-a') },
    { path: validation('validate', 'ST-a'), headers: { 'content-type': 'text/xml' } },
  ]
  test.each(odd)('the odd request $method $path', async (asked) => {
    const known = asked.cookie === undefined && asked.path.startsWith('/cas/login')
    for (const cookie of known ? [undefined, teacher] : [asked.cookie]) {
      const expected = await byRoute({ ...asked, cookie })
      expect(await overHttp({ ...asked, cookie })).toEqual(expected)
    }
  })

  test.each([
    ['two sessions, of which the first counts', () => `${teacher}; ${pupil}`],
    [
      'the name of another cookie that ends alike',
      () => teacher.replace('; preau_portal', '; x-preau_portal'),
    ],
    ['quotes around the value', () => teacher.replace(/=(\S{43})$/, '="$1"')],
    ['12 kB of other cookies', () => `${'a=b; '.repeat(2400)}${teacher}`],
    ['no name', () => `=${teacher}`],
    ['no blank after the semicolon', () => teacher.replace('; ', ';')],
  ])('the odd cookie: %s', async (_, cookie) => {
    const asked = { path: login(wikiUrl), cookie: cookie() }
    expect(await overHttp(asked)).toEqual(await byRoute(asked))
  })

  test('a page to show first, and a right that is refused, go to the route', async () => {
    for (const asked of [
      { path: login(pronoteUrl), cookie: teacher },
      { path: login(wikiUrl), cookie: pupil },
    ]) {
      await byRoute(asked)
      const expected = await byRoute(asked)
      expect(await routed(() => overHttp(asked))).toEqual([expected, 1])
    }
  })
})

describe('what a lane keeps', () => {
  test('the figures and the log count it like any other request', async () => {
    const count = async (): Promise<number> =>
      Number(
        /seconds_count\{[^}]*route="\/cas\/login",status="302"[^}]*\} (\d+)/.exec(
          await portal.app.inject('/metrics').then(({ body }) => body),
        )?.[1],
      )
    const before = await count()
    await overHttp({ path: login(wikiUrl), cookie: teacher })
    expect(await count()).toBe(before + 1)
    const lines = journal.text().trim().split('\n')
    const answered = lines
      .filter((line) => line.includes('"answered"') && line.includes('"/cas/login"'))
      .at(-1)
    const { reqId, ms, method, status } = JSON.parse(answered ?? '{}') as Readonly<Record<string, unknown>>
    expect({ method, status, ms: typeof ms }).toEqual({ method: 'GET', status: 302, ms: 'number' })
    expect(reqId).toMatch(/^[0-9A-F-]{14}$/)
    expect(answered).not.toContain('ST-')
  })

  test('a right withdrawn on another node is obeyed by the next click', async () => {
    const asked = { path: login(wikiUrl), cookie: teacher }
    await portal.database.pool.query(
      `update account set status = 'suspended', status_changed_at = now() where login = 'claire.lemoine'`,
    )
    expect(await overHttp(asked)).toMatchObject({ status: 303 })
    await portal.database.pool.query(
      `update account set status = 'active', status_changed_at = now() where login = 'claire.lemoine'`,
    )
    await byRoute(asked)
    expect(await routed(() => overHttp(asked))).toMatchObject([{ status: 302 }, 0])
  })

  test('what breaks is answered by the route, without being tried twice', async () => {
    const presented = await ticket()
    await portal.database.pool.query('alter table cas_ticket rename to cas_ticket_away')
    const page = await overHttp({ path: login(wikiUrl), cookie: teacher })
    const answer = await overHttp({ path: validation('serviceValidate', presented) })
    await portal.database.pool.query('alter table cas_ticket_away rename to cas_ticket')
    expect(page).toMatchObject({ status: 500 })
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('INTERNAL_ERROR') as unknown })
  })

  test('while the portal counts who waits, nobody overtakes', async () => {
    await portal.database.pool.query('update crisis_mode set max_requests = 50')
    portal.clock.advance(6_000)
    const asked = { path: login(wikiUrl), cookie: teacher }
    await byRoute(asked)
    expect(await routed(() => overHttp(asked))).toMatchObject([{ status: 302 }, 1])
    await portal.database.pool.query('update crisis_mode set max_requests = null')
  })
})
