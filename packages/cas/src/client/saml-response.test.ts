import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casFailure } from '../cas-failure.ts'
import { renderSamlResponse } from '../server/render-saml-response.ts'
import { parseSamlRequest } from '../server/saml-request.ts'
import { parseSamlResponse } from './saml-response.ts'
import { samlValidation } from './saml-validation.ts'
import { parseServiceTicket } from './service-ticket-text.ts'

const service = 'https://ecole.exemple.fr/pronote/'
const now = new Date('2026-09-07T06:00:00Z')
const expected = { service, now }
const protocolUri = 'urn:oasis:names:tc:SAML:1.0:protocol'
const bare = (inside: string, status = 'samlp:Success'): string =>
  `<samlp:Response xmlns:samlp="${protocolUri}"><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${inside}</samlp:Response>`
const assertion = (inside: string): string => bare(`<Assertion>${inside}</Assertion>`)
const named = (name: string): string =>
  `<AuthenticationStatement><Subject><NameIdentifier>${name}</NameIdentifier></Subject></AuthenticationStatement>`
const dated = (from: string, to: string): string =>
  assertion(`<Conditions NotBefore="${from}" NotOnOrAfter="${to}"/>${named('u')}`)

describe('a SAML 1.1 success', () => {
  it.each([
    ['without its SOAP envelope', assertion(named('u'))],
    ['in lower case', assertion(named('u')).toLowerCase().replaceAll(protocolUri.toLowerCase(), protocolUri)],
    ['without namespaces', assertion(named('u')).replace(/ xmlns:samlp="[^"]+"/, '')],
    ['with blanks around', `\n ${assertion(named('\n  u \n'))}\n`],
  ])('CAS-191, CAS-194 is read %s', (_, text) => {
    expect(parseSamlResponse(text, expected)).toMatchObject({ ok: true, user: 'u' })
  })

  it('N-62 joins a name that a comment cuts in two', () => {
    expect(parseSamlResponse(assertion(named('admin<!-- -->.x')), expected)).toMatchObject({
      user: 'admin.x',
    })
  })

  it.each([
    ['ends as it comes', '2026-09-07T05:59:00Z', '2026-09-07T06:00:00Z', true],
    ['begins within the tolerance', '2026-09-07T06:05:00Z', '2026-09-07T06:06:00Z', true],
    ['ended within the tolerance', '2026-09-07T05:50:00Z', '2026-09-07T05:55:01Z', true],
    ['begins later', '2026-09-07T06:05:01Z', '2026-09-07T06:10:00Z', false],
    ['ended before', '2026-09-07T05:50:00Z', '2026-09-07T05:55:00Z', false],
    ['has no date where one is named', 'demain', '2026-09-07T07:00:00Z', false],
  ])('CAS-189, CAS-194 depends on its dates, five minutes more or less: it %s', (_, from, to, ok) => {
    expect(parseSamlResponse(dated(from, to), expected)).toMatchObject(
      ok ? { ok } : { ok, code: 'OUT_OF_DATE' },
    )
  })

  it.each([
    [service, true],
    [`\n ${service} `, true],
    ['HTTPS://ecole.exemple.fr:443/pronote/', true],
    ['https://ecole.exemple.fr/pronote/eleve.html', false],
    ['https://autre.exemple.fr/', false],
  ])('CAS-184 is for our service: audience « %s »', (audience, ok) => {
    const conditions = `<Conditions><AudienceRestrictionCondition><Audience>${audience}</Audience></AudienceRestrictionCondition></Conditions>`
    expect(parseSamlResponse(assertion(conditions + named('u')), expected)).toMatchObject({ ok })
  })
})

describe('a SAML 1.1 failure', () => {
  it.each([
    ['samlp:Responder', 'INVALID_TICKET: it was used', 'INVALID_TICKET'],
    ['samlp:RequestDenied', 'Ticket ST-1 not recognized', 'RequestDenied'],
    ['Requester', '', 'Requester'],
    ['', '', 'UNKNOWN'],
  ])('CAS-187 « %s » with the message « %s » has the code %s', (status, message, code) => {
    const text = bare(`<StatusMessage>${message}</StatusMessage>`, status)
    expect(parseSamlResponse(text, expected)).toEqual({ ok: false, code, detail: message })
  })

  it('N-62 wins over an assertion that comes with it', () => {
    const text = bare(`<Assertion>${named('u')}</Assertion>`, 'samlp:Responder')
    expect(parseSamlResponse(text, expected)).toMatchObject({ ok: false, code: 'Responder' })
  })

  it('may be a SOAP fault', () => {
    const fault =
      '<e:Envelope xmlns:e="urn:e"><e:Body><e:Fault><faultstring>panne</faultstring></e:Fault></e:Body></e:Envelope>'
    expect(parseSamlResponse(fault, expected)).toEqual({ ok: false, code: 'SOAP_FAULT', detail: 'panne' })
  })
})

describe('what is no SAML 1.1 answer', () => {
  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body/></html>'],
    ['a CAS 2 answer', '<serviceResponse/>'],
    ['an empty envelope', '<Envelope><Body/></Envelope>'],
    ['two responses', `<Envelope><Body>${assertion(named('u')).repeat(2)}</Body></Envelope>`],
    ['a response within a response', bare(assertion(named('u')))],
    ['SAML 2', '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>'],
    ['no status', assertion(named('u')).replace(/<samlp:Status>.*<\/samlp:Status>/, '')],
    ['two statuses', assertion(named('u')).replace(/(<samlp:Status>.*<\/samlp:Status>)/, '$1$1')],
    ['no assertion', bare('')],
    ['two assertions', bare(`<Assertion>${named('u')}</Assertion>`.repeat(2))],
    ['an assertion within an assertion', bare(`<Assertion><Assertion>${named('u')}</Assertion></Assertion>`)],
    ['no name', assertion('')],
    ['a blank name', assertion(named('  '))],
    ['two names', assertion(named('u') + named('v'))],
    ['a document type', `<!DOCTYPE a [<!ENTITY u "admin">]>${assertion(named('&u;'))}`],
    ['a truncated answer', assertion(named('u')).slice(0, -20)],
    ['two roots', assertion(named('u')).repeat(2)],
    ['five megabytes', assertion(named('u'.repeat(5_000_000)))],
  ])('N-62 is refused: %s', (_, text) => {
    expect(parseSamlResponse(text, expected)).toMatchObject({ ok: false, code: 'NOT_CAS' })
  })

  it('never makes the reader throw', () => {
    const piece = fc.constantFrom('<Response>', '</Response>', '<Assertion>', '<Status>', '<', '&', '"', '\0')
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (some) => {
        expect(parseSamlResponse(some, expected)).toHaveProperty('ok')
      }),
    )
  })
})

describe('both ends of SAML 1.1', () => {
  const ids = { response: '_r', assertion: '_a' }
  const options = { issuer: 'ent', recipient: service, issuedAt: now, ids }

  it('CAS-177, CAS-180, CAS-206 the request says the service and the ticket, whatever they hold', () => {
    const ticketText = fc.stringMatching(/^[\x21-\x7e]{8,256}$/)
    fc.assert(
      fc.property(ticketText, fc.string({ unit: 'grapheme' }), (given, tail) => {
        const ticket = parseServiceTicket({ ticket: given })
        if (ticket === undefined) throw new Error('the shape of this ticket is allowed')
        const order = { service: service + tail, ticket, requestId: '_q', issuedAt: now }
        const { url, body } = samlValidation('https://ent.exemple.fr/samlValidate', order)
        const query = new URL(url).searchParams
        expect([...query.keys()]).toEqual(['TARGET'])
        expect(query.get('TARGET')).toBe(service + tail)
        expect(body).toContain('MinorVersion="1"')
        expect(body.match(/AssertionArtifact>/g)).toHaveLength(2)
      }),
    )
  })

  it('CAS-179 the server understands the request', () => {
    const ticket = parseServiceTicket({ ticket: 'ST-abcdefghijklmnopqrstuvwxyz012345' })
    if (ticket === undefined) throw new Error('the shape of this ticket is allowed')
    const order = { service, ticket, requestId: '_q', issuedAt: now }
    const { url, body } = samlValidation('https://ent.exemple.fr/samlValidate', order)
    const read = parseSamlRequest(new URL(url).searchParams, new TextEncoder().encode(body))
    expect(read).toMatchObject({ ok: true, service, ticket, requestId: '_q' })
  })

  it('CAS-181, CAS-194 what the server writes the client reads, whatever the values', () => {
    const value = fc.string({ unit: fc.constantFrom(...Array.from('aé<>&"\'; ]')), minLength: 1 })
    const authentication = { date: now, longTerm: false, fromNewLogin: true }
    fc.assert(
      fc.property(value, fc.array(value, { minLength: 1 }), (user, several) => {
        fc.pre(user.trim() !== '')
        const response = { ok: true, user, attributes: [['idPronote', several]], authentication } as const
        const read = parseSamlResponse(renderSamlResponse(response, options), expected)
        if (!read.ok) throw new Error(read.detail)
        expect(read.user).toBe(user.trim())
        expect(read.attributes.get('idPronote')).toEqual(several.map((text) => text.trim()))
      }),
    )
  })

  it('agree on failures', () => {
    const failure = casFailure('INVALID_SERVICE', 'this ticket was issued for another service')
    expect(parseSamlResponse(renderSamlResponse(failure, options), expected)).toMatchObject({
      ok: false,
      code: 'INVALID_SERVICE',
    })
  })
})
