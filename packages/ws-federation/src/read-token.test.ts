import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idPronote, key, now, order, realm, trust, upn } from '../test/order.ts'
import { issueToken, renewed, responseWith, signedAssertion, signingKey } from '../test/token-issuer.ts'
import { readToken, type TokenTrust } from './read-token.ts'

const minutes = (count: number): number => count * 60_000
const later = (ms: number): Date => new Date(now.getTime() + ms)
const codeOf = (result: string, given: Partial<TokenTrust> = {}): string => {
  const read = readToken(result, { ...trust, ...given })
  return read.ok ? 'ok' : read.code
}
const versions = ['1.1', '2.0'] as const

describe.each(versions)('a SAML %s token', (version) => {
  test.each(['2005', '1.3'] as const)('in WS-Trust %s says who came', (wsTrust) => {
    expect(readToken(issueToken({ ...order, version }, wsTrust), trust)).toEqual({
      ok: true,
      token: {
        id: '_a1',
        issuer: trust.issuer,
        subject: 'NAA31614',
        claims: new Map([
          [upn, ['lise.morvan@ent.example']],
          [idPronote, ['D7FR34N5EPVM9QKT']],
        ]),
        expiresAt: later(minutes(60)),
        authenticatedAt: now,
      },
    })
  })

  test('may name nobody and speak in claims only', () => {
    const read = readToken(issueToken({ ...order, version, subject: undefined }), trust)
    expect(read).toMatchObject({ ok: true, token: { subject: undefined } })
  })

  test('keeps each value of a claim, whole, in any script', () => {
    const values = ['National_1;National_2', ' Éloïse & “Zoé” <3 ', '']
    const read = readToken(issueToken({ ...order, version, claims: { [upn]: values } }), trust)
    expect(read).toMatchObject({ ok: true })
    expect(read.ok && read.token.claims.get(upn)).toEqual(values.map((value) => value.trim()))
  })

  test('N-81: only our exact name among the audiences is ours', () => {
    const audience = (reshape: (text: string) => string) => codeOf(issueToken({ ...order, version, reshape }))
    const [open, close] =
      version === '1.1'
        ? ['<saml:AudienceRestrictionCondition>', '</saml:AudienceRestrictionCondition>']
        : ['<AudienceRestriction>', '</AudienceRestriction>']
    const other = `${open}${open.includes('saml:') ? '<saml:Audience>x</saml:Audience>' : '<Audience>x</Audience>'}${close}`
    const restriction = new RegExp(`${open}.*${close}`)
    expect(audience((text) => text)).toBe('ok')
    expect(codeOf(issueToken({ ...order, version, audience: `${realm}x` }))).toBe('AUDIENCE')
    expect(codeOf(issueToken({ ...order, version, audience: realm.slice(0, -1) }))).toBe('AUDIENCE')
    expect(codeOf(issueToken({ ...order, version, audience: realm.toUpperCase() }))).toBe('AUDIENCE')
    expect(audience((text) => text.replace(restriction, ''))).toBe('AUDIENCE')
    expect(audience((text) => text.replace(restriction, `${open}${close}`))).toBe('AUDIENCE')
    expect(audience((text) => text.replace(close, `${close}${other}`))).toBe('AUDIENCE')
    const beside = other.slice(open.length, -close.length)
    expect(audience((text) => text.replace(close, `${beside}${close}`))).toBe('ok')
  })

  test('N-82: times are held to, three minutes apart at most', () => {
    const result = issueToken({ ...order, version })
    expect(codeOf(result, { now: later(-minutes(3)) })).toBe('ok')
    expect(codeOf(result, { now: later(-minutes(3) - 1) })).toBe('NOT_YET')
    expect(codeOf(result, { now: later(minutes(63) - 1) })).toBe('ok')
    expect(codeOf(result, { now: later(minutes(63)) })).toBe('EXPIRED')
    expect(codeOf(result, { now: later(minutes(60)), skewMs: 0 })).toBe('EXPIRED')
  })

  test.each([
    ['no conditions', /<(saml:)?Conditions.*Conditions>/, '', 'CONDITIONS'],
    ['no end', / NotOnOrAfter="[^"]*"(?=><)/, '', 'CONDITIONS'],
    ['an end that is no instant', /(NotOnOrAfter=")[^"]*(?="><)/, '$1demain', 'CONDITIONS'],
    ['an end without its zone', /(NotOnOrAfter="[^"]*)Z(?="><)/, '$1', 'CONDITIONS'],
    ['a start that is no instant', /(NotBefore=")[^"]*/, '$1hier', 'CONDITIONS'],
    ['a condition nobody knows', /(<\/(saml:)?Conditions>)/, '<Moon xmlns="urn:x"/>$1', 'CONDITIONS'],
  ])('N-82: %s is refused', (_, what, instead, code) => {
    expect(codeOf(issueToken({ ...order, version, reshape: (text) => text.replace(what, instead) }))).toBe(
      code,
    )
  })

  test('N-85: another issuer is refused, whoever signed', () => {
    expect(codeOf(issueToken({ ...order, version, issuer: `${trust.issuer}/` }))).toBe('ISSUER')
    const nobody = version === '1.1' ? / Issuer="[^"]*"/ : /<Issuer>.*<\/Issuer>/
    expect(codeOf(issueToken({ ...order, version, reshape: (text) => text.replace(nobody, '') }))).toBe(
      'ISSUER',
    )
  })

  test('N-86: what the response says of its life time does not count', () => {
    const result = issueToken({ ...order, version }).replace('2020-01-01', '2099-01-01')
    expect(codeOf(result)).toBe('ok')
    expect(codeOf(result, { now: later(minutes(120)) })).toBe('EXPIRED')
  })

  test('N-79: comments, CDATA and references cut no value', () => {
    const cut = (text: string) =>
      text
        .replaceAll('NAA31614', 'NAA<!-- x -->3<![CDATA[16]]>&#49;4')
        .replaceAll(realm, `${realm.slice(0, 9)}<!---->${realm.slice(9)}`)
        .replaceAll('D7FR34N5EPVM9QKT', 'D7FR34N5<!--y-->EPVM9QKT')
    const result = cut(issueToken({ ...order, version }))
    expect(result).toContain('<!--')
    expect(readToken(result, trust)).toMatchObject({ ok: true, token: { subject: 'NAA31614' } })
    const read = readToken(result, trust)
    expect(read.ok && read.token.claims.get(idPronote)).toEqual(['D7FR34N5EPVM9QKT'])
  })

  test('N-79: an entity of its own is refused', () => {
    expect(codeOf(issueToken({ ...order, version }).replace('NAA31614', 'NAA&more;'))).toBe('NOT_A_RESPONSE')
  })

  test('N-94: a claim of the same last word in another namespace is another claim', () => {
    const claims = { 'http://evil.example/claims/idPronote': ['A2BCDEFGHJKLMNPQ'] }
    const read = readToken(issueToken({ ...order, version, claims: { ...order.claims, ...claims } }), trust)
    expect(read.ok && read.token.claims.get(idPronote)).toEqual(['D7FR34N5EPVM9QKT'])
    expect(read.ok && read.token.claims.get('idPronote')).toBeUndefined()
  })

  test('a token for the holder of a key is not one for its bearer', () => {
    const reshape = (text: string) => text.replace('cm:bearer', 'cm:holder-of-key')
    expect(codeOf(issueToken({ ...order, version, reshape }))).toBe('CONFIRMATION')
  })

  test('a token that names two people names nobody', () => {
    const reshape = (text: string) =>
      text.replace(
        /<(saml:)?Name(ID|Identifier)>.*?<\/(saml:)?Name(ID|Identifier)>/,
        (name) => name + name.replace('NAA31614', 'NAB00001'),
      )
    expect(codeOf(issueToken({ ...order, version, reshape }))).toBe('SUBJECT')
  })
})

test('a SAML 2.0 confirmation is for our address, and for now', () => {
  const data = (attributes: string) => (text: string) =>
    text.replace(/<SubjectConfirmationData[^>]*>/, `<SubjectConfirmationData ${attributes}/>`)
  const code = (attributes: string) =>
    codeOf(issueToken({ ...order, version: '2.0', reshape: data(attributes) }))
  expect(code(`Recipient="${trust.reply}"`)).toBe('ok')
  expect(code(`Recipient="${realm}"`)).toBe('ok')
  expect(code('Recipient="https://other.example/"')).toBe('CONFIRMATION')
  expect(code('NotOnOrAfter="2026-11-22T09:00:00Z"')).toBe('CONFIRMATION')
})

test('a service that renews its certificate, or changes its key, is believed by either', () => {
  const next = signingKey({ kind: 'ec' })
  const signing = { signature: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' }
  const certificates = [key.certificate, next.certificate]
  expect(codeOf(issueToken({ ...order, key: next, signing }), { certificates })).toBe('ok')
  expect(codeOf(issueToken(order), { certificates })).toBe('ok')
  expect(codeOf(issueToken({ ...order, key: renewed(key, { name: 'next year' }) }))).toBe('ok')
  expect(codeOf(issueToken({ ...order, key: next, signing }))).toBe('UNKNOWN_KEY')
})

test.each([
  'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
])('N-87: a token encrypted by %s is refused in one and the same way, and never decrypted', (algorithm) => {
  const token = `<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="${algorithm}"/><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`
  expect(readToken(responseWith(token), trust)).toEqual({
    ok: false,
    code: 'ENCRYPTED',
    detail: 'the token is encrypted',
  })
})

test.each([
  ['a document type', (text: string) => `<!DOCTYPE x>${text}`],
  ['a bomb', (text: string) => `<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${text}`],
  ['two roots', (text: string) => text + text],
  ['UTF-16 read as characters', (text: string) => Buffer.from(text, 'utf16le').toString('latin1')],
  ['5 MB', (text: string) => text.replace('>', `>${' '.repeat(5_000_000)}`)],
  ['elements without end', (text: string) => '<a>'.repeat(100_000) + text],
  ['nothing', () => ''],
  ['a web page', () => '<html><body>Sign in</body></html>'],
  [
    'another namespace of WS-Trust',
    (text: string) => text.replaceAll('ws/2005/02/trust', 'ws/2004/04/trust'),
  ],
])('N-88: %s is no response', (_, change) => {
  expect(codeOf(change(issueToken(order)))).toBe('NOT_A_RESPONSE')
})

test('N-89: a fault of the service is a failure that carries its words', () => {
  const fault = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason><s:Text>ID3082: no such scope</s:Text></s:Reason></s:Fault>${signedAssertion(order)}</s:Body></s:Envelope>`
  expect(readToken(fault, trust)).toMatchObject({ code: 'FAULT', found: 'ID3082: no such scope' })
})

test.each([
  ['no place for a token', /<t:RequestedSecurityToken>.*<\/t:RequestedSecurityToken>/, ''],
  ['an empty place', /(?<=<t:RequestedSecurityToken>).*(?=<\/t:RequestedSecurityToken>)/, ''],
  ['an assertion of another version', 'MajorVersion="1"', 'MajorVersion="2"'],
])('%s is no token', (_, what, instead) => {
  expect(codeOf(issueToken(order).replace(what, instead))).toBe('NO_TOKEN')
})

test('no text at all is an error, and none is a sign-in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(readToken(text, trust).ok).toBe(false)
    }),
  )
})

test.each(versions)(
  'whatever is changed in a SAML %s response, it says the same of the person or nothing',
  (version) => {
    const result = issueToken({ ...order, version })
    const genuine = readToken(result, trust)
    const part = fc.constantFrom(
      '',
      'x',
      '<',
      '>',
      '"',
      '<!---->',
      '<x/>',
      '&amp;',
      'NAB00001',
      '<?x y?>',
      ' ',
      '&#65;',
    )
    fc.assert(
      fc.property(fc.nat(result.length), fc.nat(6), part, (at, removed, added) => {
        const read = readToken(result.slice(0, at) + added + result.slice(at + removed), trust)
        if (read.ok) expect(read).toEqual(genuine)
      }),
      { numRuns: 60 },
    )
  },
)
