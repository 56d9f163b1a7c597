import { childElement, childElements, childText, parseXml, type XmlElement } from '@preau/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casFailure } from '../cas-failure.ts'
import { renderSamlResponse } from './render-saml-response.ts'
import { parseSamlRequest } from './saml-request.ts'

const service = 'https://app.exemple.fr/'
const ticket = 'ST-abcdefgh12345678'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const envelope = (content: string): string =>
  '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body>' +
  `${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
const request = (content: string, more = 'RequestID="_abc" IssueInstant="2026-09-07T08:00:00Z"'): string =>
  '<samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" ' +
  `${more}>${content}</samlp:Request>`
const artifact = (text = ticket): string => `<samlp:AssertionArtifact>${text}</samlp:AssertionArtifact>`
const good = envelope(request(artifact()))

describe('parseSamlRequest', () => {
  it('CAS-177, CAS-180 reads TARGET and the artifact', () => {
    expect(parseSamlRequest({ TARGET: service }, bytes(good))).toEqual({
      ok: true,
      service,
      ticket,
      requestId: '_abc',
      renew: false,
    })
  })

  it('CAS-191 takes any prefix, and blanks around the artifact', () => {
    const body = good.replaceAll('samlp', 's').replace(ticket, `\n  ${ticket}\n `)
    expect(parseSamlRequest({ TARGET: service }, bytes(body))).toMatchObject({ ticket })
  })

  it('CAS-180 does without RequestID, and repeats none that is not a name', () => {
    for (const more of ['', 'RequestID="1 &lt;x"']) {
      const read = parseSamlRequest({ TARGET: service }, bytes(envelope(request(artifact(), more))))
      expect(read).toMatchObject({ ok: true, requestId: undefined })
    }
  })

  it.each([
    ['no TARGET', {}, good],
    ['an empty TARGET', { TARGET: '' }, good],
    ['target in small letters', { target: service }, good],
    ['two TARGET', { TARGET: [service, service] }, good],
    ['no artifact', { TARGET: service }, envelope(request(''))],
    ['two artifacts', { TARGET: service }, envelope(request(artifact() + artifact()))],
    ['an artifact in a comment', { TARGET: service }, envelope(request(`<!--${artifact()}-->`))],
    ['two requests', { TARGET: service }, envelope(request(artifact()) + request(artifact()))],
    ['another namespace', { TARGET: service }, good.replace('SAML:1.0:protocol', 'SAML:2.0:protocol')],
    ['no envelope', { TARGET: service }, request(artifact())],
    ['a DOCTYPE', { TARGET: service }, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`],
    ['an entity', { TARGET: service }, good.replace(ticket, '&x;')],
    ['a large body', { TARGET: service }, good.replace(ticket, ' '.repeat(70_000))],
    ['deep nesting', { TARGET: service }, envelope('<a>'.repeat(20) + '</a>'.repeat(20))],
    ['nothing', { TARGET: service }, ''],
    ['a half', { TARGET: service }, good.slice(0, 200)],
  ])('CAS-177, CAS-180, CAS-192, N-30 is an INVALID_REQUEST for %s', (_, query, body) => {
    expect(parseSamlRequest(query, bytes(body))).toMatchObject({ ok: false, code: 'INVALID_REQUEST' })
  })

  it('CAS-193, N-06 refuses a proxy ticket', () => {
    const read = parseSamlRequest({ TARGET: service }, bytes(envelope(request(artifact('PT-abcdefgh')))))
    expect(read).toMatchObject({ code: 'INVALID_TICKET' })
  })

  it('N-30 never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(good.length), (noise, at) => {
        const mixed = [...bytes(good.slice(0, at)), ...noise, ...bytes(good.slice(at))]
        expect(parseSamlRequest({ TARGET: service }, Uint8Array.from(mixed))).toHaveProperty('ok')
      }),
    )
  })
})

describe('renderSamlResponse', () => {
  const options = {
    issuer: 'https://ent.exemple.fr/cas',
    recipient: service,
    inResponseTo: '_abc',
    issuedAt: new Date('2026-09-07T08:00:00Z'),
    ids: { response: '_r1', assertion: '_a1' },
  }
  const success = {
    ok: true,
    user: 'NAA31614',
    attributes: [['categories', ['National_3', '<b>']]],
    authentication: { date: new Date('2026-09-07T07:59:00Z'), longTerm: true, fromNewLogin: false },
  } as const

  function child(parent: XmlElement, ...path: readonly string[]): XmlElement {
    return path.reduce((at, name) => {
      const found = childElement(at, name)
      if (found === undefined) throw new Error(`no ${name} in ${at.name}`)
      return found
    }, parent)
  }
  const responseOf = (text: string): XmlElement => child(parseXml(text), 'Body', 'Response')

  it('CAS-181, CAS-183 answers SAML 1.1 within SOAP, to the request and for the service', () => {
    const response = responseOf(renderSamlResponse(success, options))
    expect(Object.fromEntries(response.attributes)).toMatchObject({
      ResponseID: '_r1',
      InResponseTo: '_abc',
      Recipient: service,
      MajorVersion: '1',
      MinorVersion: '1',
      IssueInstant: '2026-09-07T08:00:00.000Z',
    })
    expect(child(response, 'Status', 'StatusCode').attributes.get('Value')).toBe('samlp:Success')
  })

  it('CAS-184, CAS-189 holds for this service, from a minute before to a minute after', () => {
    const assertion = child(responseOf(renderSamlResponse(success, options)), 'Assertion')
    expect(assertion.attributes.get('Issuer')).toBe('https://ent.exemple.fr/cas')
    const conditions = child(assertion, 'Conditions')
    expect(Object.fromEntries(conditions.attributes)).toEqual({
      NotBefore: '2026-09-07T07:59:00.000Z',
      NotOnOrAfter: '2026-09-07T08:01:00.000Z',
    })
    expect(childText(child(conditions, 'AudienceRestrictionCondition'), 'Audience')).toBe(service)
  })

  it('CAS-185, CAS-186, CAS-168 names the person in both statements and gives each value apart', () => {
    const assertion = child(responseOf(renderSamlResponse(success, options)), 'Assertion')
    for (const statement of ['AuthenticationStatement', 'AttributeStatement'])
      expect(childText(child(assertion, statement, 'Subject'), 'NameIdentifier')).toBe('NAA31614')
    expect(child(assertion, 'AuthenticationStatement').attributes.get('AuthenticationInstant')).toBe(
      '2026-09-07T07:59:00.000Z',
    )
    const released = childElements(child(assertion, 'AttributeStatement'), 'Attribute')
    expect(released.at(-1)?.attributes.get('AttributeName')).toBe('categories')
    expect(released.at(-1)?.attributes.get('AttributeNamespace')).toBe('http://www.ja-sig.org/products/cas/')
    expect(released.at(-1)?.children.map(({ text }) => text)).toEqual(['National_3', '<b>'])
  })

  it('CAS-172, CAS-182 tells a remembered log-in', () => {
    const [first] = childElements(
      child(responseOf(renderSamlResponse(success, options)), 'Assertion', 'AttributeStatement'),
      'Attribute',
    )
    expect(first?.attributes.get('AttributeName')).toBe('longTermAuthenticationRequestTokenUsed')
    expect(first?.children[0]?.text).toBe('true')
  })

  it('CAS-178, N-31 gives no attribute to a service without TLS, save on this machine', () => {
    const names = (recipient: string): readonly string[] =>
      child(responseOf(renderSamlResponse(success, { ...options, recipient })), 'Assertion').children.map(
        ({ name }) => name,
      )
    expect(names('http://app.exemple.fr/')).not.toContain('AttributeStatement')
    expect(names('http://localhost.evil.tld/')).not.toContain('AttributeStatement')
    expect(names('http://localhost:8081/')).toContain('AttributeStatement')
  })

  it.each([
    ['INVALID_TICKET', 'samlp:Requester'],
    ['INTERNAL_ERROR', 'samlp:Responder'],
  ] as const)('CAS-187 answers %s with the status %s, its message, and no assertion', (code, value) => {
    const response = responseOf(renderSamlResponse(casFailure(code, 'spent & <gone>'), options))
    expect(child(response, 'Status', 'StatusCode').attributes.get('Value')).toBe(value)
    expect(childText(child(response, 'Status'), 'StatusMessage')).toBe(`${code}: spent & <gone>`)
    expect(childElement(response, 'Assertion')).toBeUndefined()
  })
})
