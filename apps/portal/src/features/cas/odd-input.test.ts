import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from '../../testing/browser.ts'
import { type CasPortal, openCasPortal, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'

let portal: CasPortal
/** A pupil who may open PRONOTE and not the wiki. */
let pupil: Browser
let teacherId: string

beforeAll(async () => {
  portal = await openCasPortal()
  pupil = await portal.signedIn('lise.morvan')
  teacherId = (await portal.commands.showAccount('claire.lemoine')).entId
})

const endPoints = [
  'login',
  'logout',
  'validate',
  'serviceValidate',
  'proxyValidate',
  'p3/serviceValidate',
  'p3/proxyValidate',
  'proxy',
  'samlValidate',
] as const

/** Where a redirection may lead: the portal, and what an administrator declared. */
const own = 'http://portail.test'
const known = [own, new URL(pronoteUrl).origin, new URL(wikiUrl).origin]

function holdsTheRules(page: Pick<Page, 'status' | 'location' | 'html'>, asked: string): void {
  expect({ asked, status: page.status }).not.toMatchObject({ status: 500 })
  expect(page.status).toBeLessThan(503)
  if (page.location !== undefined) expect(known).toContain(new URL(page.location, own).origin)
  expect(page.html).not.toContain(teacherId)
  expect(page.html).not.toMatch(/authenticationSuccess|proxySuccess|samlp:Success/)
}

/** Refusals are noted up to sixty a minute: what is noted must be tried each time. */
const later = (): void => {
  portal.clock.advance(10_000)
}

const name = fc.constantFrom(
  ...['service', 'TARGET', 'ticket', 'SAMLart', 'renew', 'gateway', 'method', 'warn', 'rememberMe', 'pgtUrl'],
  ...['pgt', 'targetService', 'format', 'url', 'logoutRequest', 'next', 'RelayState', '_csrf'],
  ...['service[]', 'service[a]', 'SERVICE', 'ticket[]', '__proto__', 'constructor', 'toString', ''],
)

/** Addresses made to look like a declared one, and other texts that do harm where they are believed. */
const hostile = fc.constantFrom(
  ...[
    pronoteUrl,
    wikiUrl,
    `${wikiUrl}?a=1`,
    wikiUrl.toUpperCase(),
    'ST-abcdefgh',
    'PT-abcdefgh',
    'PGT-abcdefgh',
  ],
  ...['https://wiki.exemple.fr.ailleurs.test/', 'https://wiki.exemple.fr@ailleurs.test/', '//ailleurs.test/'],
  ...[
    'https://ailleurs.test\\@wiki.exemple.fr/',
    'https://ailleurs.test#@wiki.exemple.fr/',
    '/\\ailleurs.test',
  ],
  ...[
    'https://wiki.exemple.fr/..//ailleurs.test',
    'https://wiki.exemple.fr/%2e%2e/',
    'https://wiki。exemple。fr/',
  ],
  ...[
    'https://wıkı.exemple.fr/',
    'https://xn--wk-tkab.exemple.fr/',
    'https://wiki.exemple.fr:443\t/',
    'https:wiki',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'https://[::1]/',
    'https://0x7f.1/',
    'https://wiki.exemple.fr./',
  ],
  ...[
    'a\r\nset-cookie: a=b',
    'a\0b',
    '\u202emoc',
    '\ud800',
    'x'.repeat(9000),
    '<script>',
    '"><img src=x>',
    "' or 1=1",
  ],
  ...['true', 'POST', 'HEADER', 'JSON', 'xml', '', ' '],
)
const value = fc.oneof({ weight: 4, arbitrary: hostile }, fc.string({ unit: 'binary', maxLength: 40 }))
const pairs = fc.array(fc.tuple(name, value), { maxLength: 6 })

/** A query that no browser would write: bad percents, bytes that are no UTF-8, repeated and nameless parameters. */
const rawQuery = fc
  .array(
    fc.constantFrom(
      ...[
        'service=',
        'ticket=',
        'TARGET=',
        '&',
        '&&',
        '=',
        ';',
        '%',
        '%f',
        '%ff%fe',
        '%00',
        '%C0%AF',
        '+',
        '[]',
        '[0]',
      ],
      ...[
        encodeURIComponent(wikiUrl),
        'https://ailleurs.test/',
        '%5c%5cailleurs.test',
        '%0d%0a',
        'é',
        '?',
        '/',
      ],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('whatever the parameters, no end-point fails, leads elsewhere, or tells of somebody else', () => {
  test.each(endPoints)('N-95: /cas/%s', async (endPoint) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          pairs.map((all) => new URLSearchParams(all).toString()),
          rawQuery,
        ),
        async (query) => {
          const url = `/cas/${endPoint}?${query}`
          later()
          // With her session the first log-out would leave the next runs without one.
          if (endPoint === 'logout') {
            const { statusCode: status, headers, body: html } = await portal.app.inject({ url })
            holdsTheRules({ status, location: headers.location, html }, url)
          } else holdsTheRules(await pupil.get(url), url)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('N-95: the button of a page of the log-in, sent with anything', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async (all) => {
        later()
        await pupil.get('/compte')
        holdsTheRules(await pupil.post('/cas/login', Object.fromEntries(all)), JSON.stringify(all))
      }),
      { numRuns: 60 },
    )
  })
})

describe('whatever the headers', () => {
  const header = fc.constantFrom(
    ...['host', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for', 'forwarded', 'x-real-ip'],
    ...['x-original-url', 'x-rewrite-url', 'x-http-method-override', 'referer', 'origin', 'sec-fetch-site'],
    ...['accept', 'accept-language', 'accept-encoding', 'content-type', 'content-encoding', 'range'],
    ...[
      'if-none-match',
      'if-modified-since',
      'user-agent',
      'authorization',
      'cookie',
      'x-request-id',
      'hx-request',
    ],
  )
  /** What a connection may carry: no control character, one byte a character. */
  const said = fc.oneof(
    fc.constantFrom(
      ...[
        'ailleurs.test',
        'ailleurs.test:8080',
        'https://ailleurs.test/',
        'host=ailleurs.test;proto=https',
        '127.0.0.1',
      ],
      ...[
        '::1',
        '_',
        'POST',
        'gzip, br;q=2',
        'application/json',
        'multipart/form-data; boundary=ailleurs',
        'bytes=0-,-1',
      ],
      ...[
        'preau_portal=',
        `preau_portal=${'A'.repeat(43)}`,
        '_csrf=a; preau_portal="',
        '__Host-preau_portal=a',
      ],
      ...['a=b; '.repeat(4000), 'fr-FR,'.repeat(4000), 'x'.repeat(60_000), '"', ';;=;', '\u00ff\u00fe', ''],
    ),
    fc.string({ maxLength: 60 }),
  )
  const headers = fc.dictionary(header, said, { maxKeys: 5 })

  test.each(endPoints)('N-95: /cas/%s', async (endPoint) => {
    const query = new URLSearchParams({
      service: wikiUrl,
      TARGET: wikiUrl,
      ticket: 'ST-abcdefgh',
      pgt: 'PGT-abcdefgh',
    })
    const url = `/cas/${endPoint}?${query.toString()}`
    await fc.assert(
      fc.asyncProperty(headers, async (sent) => {
        later()
        const answer = await portal.app.inject({ url, headers: sent })
        const page = { status: answer.statusCode, location: answer.headers.location, html: answer.body }
        holdsTheRules(page, JSON.stringify(sent).slice(0, 500))
        // Our addresses come from the configuration: what a header says of them is nowhere in the answer.
        expect(JSON.stringify([answer.headers, answer.body])).not.toContain('ailleurs')
      }),
      { numRuns: 25 },
    )
  })
})

describe('whatever the body', () => {
  const send = async (url: string, payload: string, type: string): Promise<number> => {
    const headers = { 'content-type': type }
    const answer = await portal.app.inject({ method: 'POST', url, payload, headers })
    const page = { status: answer.statusCode, location: answer.headers.location, html: answer.body }
    holdsTheRules(page, `${url} ${type}`)
    return answer.statusCode
  }
  const envelope = (inside: string): string =>
    `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${inside}</S:Body></S:Envelope>`
  const target = `/cas/samlValidate?TARGET=${encodeURIComponent(wikiUrl)}`
  const laughs = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY l${String(level + 1)} "${`&l${String(level)};`.repeat(10)}">`,
  ).join('')

  test.each([
    ['a bomb of entities', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${envelope('&l12;')}`],
    ['an entity of a file', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${envelope('&f;')}`],
    ['a hundred thousand levels', '<a>'.repeat(100_000)],
    [
      'a thousand attributes',
      envelope(`<a ${Array.from({ length: 1000 }, (_, n) => `a${String(n)}="1"`).join(' ')}/>`),
    ],
    ['two megabytes', envelope('x'.repeat(2_000_000))],
    ['another encoding', '\ufffe\u0000<'],
    ['nothing', ''],
  ])('N-30: %s is answered, at the validator and at the log-in', async (_, payload) => {
    for (const type of [
      'text/xml',
      'application/xml',
      'application/x-www-form-urlencoded',
      'application/json',
    ])
      for (const url of [target, '/cas/login', '/cas/logout', '/cas/serviceValidate'])
        await send(url, payload, type)
  })

  test('N-30: pieces of a SAML request in any order are answered', async () => {
    const piece = fc.constantFrom(
      ...[
        '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">',
        '<S:Body>',
        '</S:Body>',
        '</S:Envelope>',
      ],
      ...[
        '<p:Request xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol" RequestID="',
        'a">',
        '</p:Request>',
        '&#0;',
      ],
      ...[
        '<p:AssertionArtifact>',
        'ST-abcdefgh',
        '</p:AssertionArtifact>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '&lt;',
        '\u0000',
      ],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        expect(await send(target, pieces.join(''), 'text/xml')).toBe(200)
      }),
      { numRuns: 80 },
    )
  })
})
