import { parseXml } from '@preau/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casFailure } from '../cas-failure.ts'
import { checkProxyCallback, proxyCallbackUrl } from './proxy-callback.ts'
import { parseProxyRequest } from './proxy-request.ts'
import { renderProxyResponse } from './render-proxy-response.ts'

const declared = { url: 'https://portail.exemple.fr/mandataire' }

describe('checkProxyCallback', () => {
  it.each(['https://portail.exemple.fr/mandataire', 'https://PORTAIL.exemple.fr:443/mandataire/rappel?a=1'])(
    'takes « %s », at or under the declared address',
    (pgtUrl) => {
      expect(checkProxyCallback(pgtUrl, declared)).toEqual({ ok: true, address: pgtUrl })
    },
  )

  it.each([
    ['http://portail.exemple.fr/mandataire', 'not-https'],
    ['https://portail.exemple.fr/autre', 'undeclared'],
    ['https://portail.exemple.fr.evil.tld/mandataire', 'undeclared'],
    ['https://portail.exemple.fr:8443/mandataire', 'undeclared'],
    ['https://169.254.169.254/mandataire', 'undeclared'],
    ['https://a@portail.exemple.fr/mandataire', 'address'],
    ['javascript:alert(1)', 'address'],
    ['', 'address'],
  ])('CAS-092, N-33 refuses « %s »: %s', (pgtUrl, fault) => {
    expect(checkProxyCallback(pgtUrl, declared)).toEqual({ ok: false, fault })
  })
})

describe('proxyCallbackUrl', () => {
  const tickets = { pgtId: 'PGT-1', pgtIou: 'PGTIOU-1' }

  it('CAS-095, CAS-096 adds both tickets and keeps the query that was there', () => {
    expect(proxyCallbackUrl('https://a.fr/r', tickets)).toBe('https://a.fr/r?pgtIou=PGTIOU-1&pgtId=PGT-1')
    expect(proxyCallbackUrl('https://a.fr/r?a=1&b=%20', tickets)).toBe(
      'https://a.fr/r?a=1&b=%20&pgtIou=PGTIOU-1&pgtId=PGT-1',
    )
  })
})

describe('parseProxyRequest', () => {
  it('CAS-110 reads pgt and targetService, names being case-sensitive', () => {
    const targetService = 'https://b.exemple.fr/'
    expect(parseProxyRequest({ pgt: 'PGT-abcdef', targetService })).toEqual({
      ok: true,
      grantingTicket: 'PGT-abcdef',
      targetService,
    })
    expect(parseProxyRequest({ PGT: 'PGT-abcdef', targetService })).toMatchObject({ code: 'INVALID_REQUEST' })
  })

  it.each([
    ['pgt is missing', { targetService: 'https://b/' }, 'INVALID_REQUEST'],
    ['targetService is missing', { pgt: 'PGT-abcdef' }, 'INVALID_REQUEST'],
    ['pgt is given twice', { pgt: ['PGT-a', 'PGT-b'], targetService: 'https://b/' }, 'INVALID_REQUEST'],
    ['it is a PGTIOU', { pgt: 'PGTIOU-abcdef', targetService: 'https://b/' }, 'INVALID_TICKET'],
    ['it is a service ticket', { pgt: 'ST-abcdef', targetService: 'https://b/' }, 'INVALID_TICKET'],
  ])('CAS-110, CAS-115, N-37 fails when %s', (_, parameters, code) => {
    expect(parseProxyRequest(parameters)).toMatchObject({ ok: false, code })
  })
})

describe('renderProxyResponse', () => {
  it('CAS-113 gives the proxy ticket', () => {
    expect(renderProxyResponse({ ok: true, proxyTicket: 'PT-1' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">' +
        '<cas:proxySuccess><cas:proxyTicket>PT-1</cas:proxyTicket></cas:proxySuccess></cas:serviceResponse>',
    )
  })

  it('CAS-114, CAS-116, CAS-161 gives a proxyFailure with its code and message, whatever the message', () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        const root = parseXml(renderProxyResponse(casFailure('UNAUTHORIZED_SERVICE', `<${noise}`)))
        expect(root.children.map(({ name }) => name)).toEqual(['proxyFailure'])
        expect(root.children[0]?.attributes.get('code')).toBe('UNAUTHORIZED_SERVICE')
      }),
    )
  })
})
