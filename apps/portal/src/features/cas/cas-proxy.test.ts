import { systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { childElement, childText, parseXml, type XmlElement } from '@preau/xml'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPortal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import { openBrowser } from '../../testing/browser.ts'
import { type CasPortal, loginUrl, openCasPortal, ticketOf, wikiUrl } from '../../testing/cas-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import {
  openServiceServer,
  type ServiceServer,
  type TestCertificate,
  trustTestAuthority,
} from '../../testing/service-server.ts'

let portal: CasPortal
let server: ServiceServer
const opened: ServiceServer[] = []

trustTestAuthority()

async function declare(code: string, url: string, mayProxy = true): Promise<void> {
  const population = [{ profiles: ['National_ENS'], schools: 'all' }]
  const proxy = { allowed: mayProxy }
  const service = { code, title: code, ssoType: 'cas', url, grouping: 'Outils', population, proxy }
  await portal.commands.applyServices(JSON.stringify({ services: [service] }))
}

beforeAll(async () => {
  portal = await openCasPortal(undefined, { PORTAL_CAS_PRIVATE_SERVICES: 'true' })
  server = await openServiceServer()
  opened.push(server)
  await declare('RELAIS', `${server.origin}/relais/`)
  await declare('SECOND', `${server.origin}/second/`)
})

beforeEach(() => {
  server.received.length = 0
  server.answers.clear()
})

afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()))
})

const relay = (): string => `${server.origin}/relais/`
const callback = (more = ''): string => `${server.origin}/relais/rappel${more}`
const codeOf = (body: string): string | undefined => /code="([A-Z_]+)"/.exec(body)?.[1]
const tagOf = (body: string, tag: string): string =>
  new RegExp(`<cas:${tag}>([^<]+)<`).exec(body)?.[1] ?? `no ${tag} in ${body}`

const validate = async (endPoint: string, parameters: Readonly<Record<string, string>>): Promise<string> =>
  (await portal.validate(endPoint, parameters)).body

/** A validation that asks for a proxy-granting ticket at the call-back. */
async function validateWith(pgtUrl: string, service = relay()): Promise<string> {
  const ticket = await portal.ticketFor(service)
  return validate('serviceValidate', { service, ticket, pgtUrl })
}

/** The proxy-granting ticket that the call-back just received. */
const received = (): string => server.received.at(-1)?.url.searchParams.get('pgtId') ?? 'none'

const proxy = (pgt: string, targetService = wikiUrl): Promise<string> =>
  validate('proxy', { pgt, targetService })

describe('a proxy-granting ticket', () => {
  test('CAS-067, CAS-095, CAS-098, CAS-102: goes to the call-back, and its PGTIOU to the answer', async () => {
    const body = await validateWith(callback('?a=1'))
    const [call] = server.received
    expect(call).toMatchObject({ method: 'GET' })
    expect(call?.url.pathname).toBe('/relais/rappel')
    expect(call?.url.searchParams.get('a')).toBe('1')
    expect(call?.url.searchParams.get('pgtIou')).toBe(tagOf(body, 'proxyGrantingTicket'))
  })

  test('CAS-139, CAS-140, CAS-142, CAS-143, CAS-144: both are random, and nothing of one is in the other', async () => {
    const iou = tagOf(await validateWith(callback()), 'proxyGrantingTicket')
    expect(received()).toMatch(/^PGT-[A-Za-z0-9]{24}$/)
    expect(iou).toMatch(/^PGTIOU-[A-Za-z0-9]{24}$/)
    expect(iou.slice(-8)).not.toBe(received().slice(-8))
  })

  test('CAS-157: the base keeps its SHA-256', async () => {
    await validateWith(callback())
    const { rows } = await sql`select * from cas_granting_ticket`.execute(portal.db)
    expect(JSON.stringify(rows)).not.toContain(received())
  })

  test.each([
    ['http:', () => callback().replace('https:', 'http:')],
    ['another path', () => `${server.origin}/autre`],
    ['another host', () => 'https://ailleurs.exemple.fr/relais/rappel'],
    ['the metadata of a cloud', () => 'https://169.254.169.254/relais/'],
    ['a user name', () => callback().replace('localhost', 'a@localhost')],
  ])('CAS-092, N-33: is not sent to %s, and nobody is called', async (_, pgtUrl) => {
    const body = await validateWith(pgtUrl())
    expect(codeOf(body)).toBe('INVALID_PROXY_CALLBACK')
    expect(server.received).toEqual([])
  })

  test.each([
    [404, 404],
    [500, 500],
    [401, 401],
    ['a redirection', { location: 'https://127.0.0.1/' }],
  ] as const)(
    'CAS-083, CAS-094, CAS-097, CAS-099, CAS-100, N-33: a call-back that answers %s fails the validation, and no ticket stays',
    async (_, answer) => {
      server.answers.set('/relais/rappel', answer)
      const body = await validateWith(callback())
      expect(codeOf(body)).toBe('INVALID_PROXY_CALLBACK')
      expect(body).not.toContain('proxyGrantingTicket')
      expect(server.received).toHaveLength(1)
      expect(codeOf(await proxy(received()))).toBe('INVALID_TICKET')
    },
  )

  test.each(['other-host', 'expired', 'self-signed'] as const)(
    'CAS-093, N-33: is not sent to a server whose certificate is %s',
    async (certificate: TestCertificate) => {
      const bad = await openServiceServer(certificate)
      opened.push(bad)
      const code = certificate.toUpperCase()
      await declare(code, `${bad.origin}/`)
      expect(codeOf(await validateWith(`${bad.origin}/rappel`, `${bad.origin}/`))).toBe(
        'INVALID_PROXY_CALLBACK',
      )
      expect(bad.received).toEqual([])
      const refusals = await portal.audit('cas.proxy-refused')
      expect(refusals.at(-1)).toMatchObject({ target: code, data: { because: 'tls' } })
    },
  )

  test('CAS-082: a service that may not proxy is told so, and its service page can tell why', async () => {
    await declare('SEUL', `${server.origin}/seul/`, false)
    const body = await validateWith(`${server.origin}/seul/`, `${server.origin}/seul/`)
    expect(codeOf(body)).toBe('UNAUTHORIZED_SERVICE_PROXY')
    const refusals = await portal.audit('cas.proxy-refused')
    expect(refusals.at(-1)).toMatchObject({ target: 'SEUL', data: { because: 'not-allowed' } })
  })
})

describe('a proxy ticket', () => {
  test('CAS-103, CAS-105, CAS-113, CAS-134, CAS-135, CAS-137: is good once for its target, and says who speaks', async () => {
    await validateWith(callback('?a=1'))
    const pgt = received()
    for (const endPoint of ['proxyValidate', 'p3/proxyValidate']) {
      const ticket = tagOf(await proxy(pgt), 'proxyTicket')
      expect(ticket).toMatch(/^PT-[A-Za-z0-9]{24}$/)
      const body = await validate(endPoint, { service: wikiUrl, ticket })
      expect(tagOf(body, 'user')).toBe((await portal.commands.showAccount('claire.lemoine')).entId)
      expect(body).toContain(`<cas:proxies><cas:proxy>${callback('?a=1')}</cas:proxy></cas:proxies>`)
      expect(codeOf(await validate(endPoint, { service: wikiUrl, ticket }))).toBe('INVALID_TICKET')
    }
  })

  test('CAS-101, CAS-105, CAS-108: a chain of two gives the most recent first', async () => {
    await validateWith(callback())
    const ticket = tagOf(await proxy(received(), `${server.origin}/second/`), 'proxyTicket')
    const pgtUrl = `${server.origin}/second/rappel`
    await validate('proxyValidate', { service: `${server.origin}/second/`, ticket, pgtUrl })
    const last = tagOf(await proxy(received()), 'proxyTicket')
    const body = await validate('proxyValidate', { service: wikiUrl, ticket: last })
    expect(body.match(/(?<=<cas:proxy>)[^<]+/g)).toEqual([pgtUrl, callback()])
  })

  test('CAS-061, CAS-068, CAS-120, N-06: is refused where only service tickets are good, and stays good', async () => {
    await validateWith(callback())
    const ticket = tagOf(await proxy(received()), 'proxyTicket')
    for (const endPoint of ['serviceValidate', 'p3/serviceValidate'])
      expect(codeOf(await validate(endPoint, { service: wikiUrl, ticket }))).toBe('INVALID_TICKET')
    expect(await validate('validate', { service: wikiUrl, ticket })).toBe('no\n\n')
    expect(await validate('proxyValidate', { service: wikiUrl, ticket })).toContain('authenticationSuccess')
  })

  test('CAS-111, CAS-131, CAS-132: presented by another service it is refused and burnt', async () => {
    await validateWith(callback())
    const ticket = tagOf(await proxy(received()), 'proxyTicket')
    expect(codeOf(await validate('proxyValidate', { service: relay(), ticket }))).toBe('INVALID_SERVICE')
    expect(codeOf(await validate('proxyValidate', { service: wikiUrl, ticket }))).toBe('INVALID_TICKET')
  })

  test('CAS-133, N-08: expires like a service ticket', async () => {
    await validateWith(callback())
    const ticket = tagOf(await proxy(received()), 'proxyTicket')
    portal.clock.advance(10_000)
    expect(codeOf(await validate('proxyValidate', { service: wikiUrl, ticket }))).toBe('INVALID_TICKET')
  })

  test.each([
    ['undeclared', 'https://ailleurs.exemple.fr/'],
    ['no address', 'imap://courrier'],
    ['without the log-in of the portal', 'https://lecture.exemple.fr/'],
  ])('CAS-006, CAS-088, CAS-115, N-36: is not given for a target that is %s', async (_, target) => {
    await validateWith(callback())
    expect(codeOf(await proxy(received(), target))).toBe('UNAUTHORIZED_SERVICE')
  })

  test('N-23: is not given for a service that the person may not use', async () => {
    const population = [{ profiles: ['National_ELV'], schools: 'all' }]
    const url = 'https://eleves.exemple.fr/'
    const service = { code: 'ELEVES', title: 'Élèves', ssoType: 'cas', url, grouping: 'Outils', population }
    await portal.commands.applyServices(JSON.stringify({ services: [service] }))
    await validateWith(callback())
    expect(codeOf(await proxy(received(), url))).toBe('UNAUTHORIZED_SERVICE')
  })

  test.each([
    [{}, 'INVALID_REQUEST'],
    [{ pgt: 'PGT-abcdefgh' }, 'INVALID_REQUEST'],
    [{ targetService: wikiUrl }, 'INVALID_REQUEST'],
    [{ pgt: 'PGT-abcdefgh', targetService: wikiUrl }, 'INVALID_TICKET'],
    [{ pgt: 'PGT-\0', targetService: wikiUrl }, 'INVALID_TICKET'],
  ])('CAS-110, CAS-114, CAS-115: %o fails in a proxyFailure with status 200', async (parameters, code) => {
    const answer = await portal.validate('proxy', parameters)
    expect(answer).toMatchObject({ status: 200, type: 'application/xml; charset=utf-8' })
    expect(answer.body).toContain('proxyFailure')
    expect(codeOf(answer.body)).toBe(code)
  })

  test('a granting ticket, a proxy ticket and their end go from one node to the other', async () => {
    const config = readPortalConfig({ PORTAL_PUBLIC_URL: 'http://portail.test' })
    const other = await createPortal({ ...portal, config, random: systemRandom, log: silentLog() })
    const ask = async (endPoint: string, parameters: Readonly<Record<string, string>>): Promise<string> =>
      (await other.app.inject(`/cas/${endPoint}?${new URLSearchParams(parameters).toString()}`)).body
    const browser = await portal.signedIn('claire.lemoine')
    const ticket = ticketOf(await browser.get(loginUrl(relay())))
    await validate('serviceValidate', { service: relay(), ticket, pgtUrl: callback() })
    const pgt = received()
    const good = tagOf(await ask('proxy', { pgt, targetService: wikiUrl }), 'proxyTicket')
    expect(await validate('proxyValidate', { service: wikiUrl, ticket: good })).toContain('<cas:proxy>')
    expect(codeOf(await ask('proxyValidate', { service: wikiUrl, ticket: good }))).toBe('INVALID_TICKET')
    await browser.get('/cas/logout')
    expect(codeOf(await ask('proxy', { pgt, targetService: wikiUrl }))).toBe('INVALID_TICKET')
    await other.app.close()
  })

  test('N-37: a PGTIOU opens nothing', async () => {
    const iou = tagOf(await validateWith(callback()), 'proxyGrantingTicket')
    expect(codeOf(await proxy(iou))).toBe('INVALID_TICKET')
  })
})

describe('whatever is asked with tickets that are good', () => {
  const piece = fc.constantFrom(
    ...[
      'https://',
      'http://',
      '//',
      'https:/',
      'localhost',
      'ailleurs.test',
      '127.0.0.1',
      '[::1]',
      '0x7f.1',
      '@',
      '.',
    ],
    ...[':443', ':65536', '/', '/relais', '/relais/', '/relais2', '/..', '/%2e%2e/'],
    ...[
      '%2f',
      '\\\\',
      '?',
      '&pgtId=PGT-a',
      '#',
      '\t',
      '\r\n',
      '\0',
      'é',
      '*',
      '{uai}',
      'data:,',
      'file:///etc/passwd',
    ],
  )
  const hostile = fc.oneof(
    fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 4 }).map((pieces) => `${server.origin}/relais/${pieces.join('')}`),
    fc.array(piece, { maxLength: 4 }).map((pieces) => server.origin + pieces.join('')),
  )
  const isUnder = (path: string, { pathname }: URL): boolean =>
    pathname === path || pathname.startsWith(`${path}/`)

  test('N-33: no call-back leads a call, or a granting ticket, anywhere but at or under the declared address', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    await fc.assert(
      fc.asyncProperty(hostile, async (pgtUrl) => {
        portal.clock.advance(10_000)
        server.received.length = 0
        const ticket = ticketOf(await browser.get(loginUrl(relay())))
        const body = await validate('serviceValidate', { service: relay(), ticket, pgtUrl })
        expect(server.received.filter(({ url }) => !isUnder('/relais', url))).toEqual([])
        const isGranted = body.includes('proxyGrantingTicket')
        expect(
          isGranted ||
            pgtUrl === '' ||
            codeOf(body) === 'INVALID_PROXY_CALLBACK' ||
            codeOf(body) === 'INVALID_REQUEST',
        ).toBe(true)
        expect(isGranted).toBe(server.received.length > 0)
      }),
      { numRuns: 50 },
    )
  })

  test('N-36: no target gets a proxy ticket unless it is at or under an address of a declared service', async () => {
    await validateWith(callback())
    const pgt = received()
    await fc.assert(
      fc.asyncProperty(hostile, async (target) => {
        const body = await proxy(pgt, target)
        if (!body.includes('proxySuccess')) {
          expect(body).toContain('proxyFailure')
          return
        }
        const url = new URL(target)
        expect(url.origin).toBe(server.origin)
        expect(['/relais', '/second', '/seul'].some((path) => isUnder(path, url))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the end of the portal session', () => {
  async function grantedIn(browser: ReturnType<typeof openBrowser>): Promise<string> {
    const ticket = ticketOf(await browser.get(loginUrl(relay())))
    await validate('serviceValidate', { service: relay(), ticket, pgtUrl: callback() })
    return received()
  }

  test('CAS-138, N-34: ends the proxy-granting ticket', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    const pgt = await grantedIn(browser)
    expect(await proxy(pgt)).toContain('proxySuccess')
    await browser.get('/cas/logout')
    expect(codeOf(await proxy(pgt))).toBe('INVALID_TICKET')
  })

  test('CAS-117, N-08: idle for too long, the session takes it along; what services do in her name does not prolong it', async () => {
    const pgt = await grantedIn(await portal.signedIn('claire.lemoine'))
    portal.clock.advance(40 * 60_000)
    expect(await proxy(pgt)).toContain('proxySuccess')
    portal.clock.advance(21 * 60_000)
    expect(codeOf(await proxy(pgt))).toBe('INVALID_TICKET')
  })
})

describe('/samlValidate', () => {
  const samlUrl = (target: string): string => `/cas/samlValidate?TARGET=${encodeURIComponent(target)}`
  const envelope = (ticket: string): string =>
    '<?xml version="1.0"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>' +
    '<p:Request xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_r1" ' +
    `IssueInstant="2026-09-07T08:00:00Z"><p:AssertionArtifact>\n${ticket}\n</p:AssertionArtifact></p:Request>` +
    '</S:Body></S:Envelope>'

  async function ask(url: string, payload: string, type = 'text/xml; charset=utf-8') {
    const headers = { 'content-type': type }
    const answer = await portal.app.inject({ method: 'POST', url, payload, headers })
    const body = childElement(parseXml(answer.body), 'Body')
    const response = body && childElement(body, 'Response')
    if (!response) throw new Error(answer.body)
    return { status: answer.statusCode, type: answer.headers['content-type'], response }
  }
  const statusOf = (response: XmlElement): string | undefined => {
    const status = childElement(response, 'Status')
    return status && childElement(status, 'StatusCode')?.attributes.get('Value')
  }

  test('CAS-188, CAS-177, CAS-183, CAS-185, CAS-190: TARGET at log-in, SAMLart back, and a SAML 1.1 assertion of the person', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    const page = await browser.get(`/cas/login?TARGET=${encodeURIComponent(wikiUrl)}`)
    const ticket = new URL(page.location ?? '').searchParams.get('SAMLart') ?? ''
    const { status, type, response } = await ask(samlUrl(wikiUrl), envelope(ticket))
    expect({ status, type }).toEqual({ status: 200, type: 'text/xml; charset=utf-8' })
    expect(statusOf(response)).toBe('samlp:Success')
    expect(Object.fromEntries(response.attributes)).toMatchObject({ Recipient: wikiUrl, InResponseTo: '_r1' })
    expect(response.attributes.get('ResponseID')).toMatch(/^_[\w-]{22}$/)
    const assertion = childElement(response, 'Assertion')
    expect(assertion?.attributes.get('Issuer')).toBe('http://portail.test/cas')
    const statement = assertion && childElement(assertion, 'AuthenticationStatement')
    const subject = statement && childElement(statement, 'Subject')
    expect(subject && childText(subject, 'NameIdentifier')).toBe(
      (await portal.commands.showAccount('claire.lemoine')).entId,
    )
  })

  test('CAS-188: the log-in page is crossed without losing TARGET', async () => {
    const browser = openBrowser(portal.app)
    const sent = await browser.get(`/cas/login?TARGET=${encodeURIComponent(wikiUrl)}`)
    const next = new URL(sent.location ?? '', 'http://portail.test').searchParams.get('next') ?? ''
    await browser.get(sent.location ?? '')
    const fields = { username: 'claire.lemoine', password: testPassword, next }
    const page = await browser.submit('/connexion', fields)
    expect(page.location).toContain(`${wikiUrl}?SAMLart=ST-`)
  })

  test('CAS-193: the rules of service tickets hold: once, for one service, for ten seconds', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    expect(statusOf((await ask(samlUrl(wikiUrl), envelope(ticket))).response)).toBe('samlp:Success')
    expect(statusOf((await ask(samlUrl(wikiUrl), envelope(ticket))).response)).toBe('samlp:Requester')
    const other = await portal.ticketFor(wikiUrl)
    expect(statusOf((await ask(samlUrl(relay()), envelope(other))).response)).toBe('samlp:Requester')
    const late = await portal.ticketFor(wikiUrl)
    portal.clock.advance(10_000)
    expect(statusOf((await ask(samlUrl(wikiUrl), envelope(late))).response)).toBe('samlp:Requester')
  })

  test('N-09: renew refuses a ticket that comes from a session', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    expect(statusOf((await ask(`${samlUrl(wikiUrl)}&renew=true`, envelope(ticket))).response)).toBe(
      'samlp:Requester',
    )
  })

  test.each(['application/xml', 'text/plain', 'application/soap+xml', 'application/x-www-form-urlencoded'])(
    'CAS-179, N-30: the content type %s and the absence of SOAPAction do not matter',
    async (type) => {
      const ticket = await portal.ticketFor(wikiUrl)
      expect(statusOf((await ask(samlUrl(wikiUrl), envelope(ticket), type)).response)).toBe('samlp:Success')
    },
  )

  test.each([
    ['no body', () => ''],
    ['a bomb', () => `<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>${envelope('&b;&b;')}`],
    ['100 kB', () => envelope('ST-'.padEnd(100_000, 'a'))],
    ['JSON', () => '{"ticket":"ST-abc"}'],
  ])('CAS-187, CAS-192, N-30: %s is a SAML error, not a page', async (_, payload) => {
    const { status, response } = await ask(samlUrl(wikiUrl), payload())
    expect([status, statusOf(response)]).toEqual([200, 'samlp:Requester'])
  })

  test('CAS-179, N-32: GET is 405 there, and POST is 405 elsewhere and spends no ticket', async () => {
    const page = await portal.app.inject({ method: 'GET', url: samlUrl(wikiUrl) })
    expect([page.statusCode, page.headers.allow]).toEqual([405, 'POST'])
    const ticket = await portal.ticketFor(wikiUrl)
    const query = new URLSearchParams({ service: wikiUrl, ticket }).toString()
    const headers = { 'content-type': 'text/xml' }
    for (const endPoint of ['serviceValidate', 'p3/serviceValidate', 'proxyValidate', 'validate', 'proxy']) {
      const url = `/cas/${endPoint}?${query}`
      const posted = await portal.app.inject({ method: 'POST', url, headers, payload: query })
      expect([posted.statusCode, posted.headers.allow]).toEqual([405, 'GET'])
    }
    expect(await validate('serviceValidate', { service: wikiUrl, ticket })).toContain('authenticationSuccess')
  })
})
