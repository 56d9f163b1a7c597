import fc from 'fast-check'
import { expect, test } from 'vitest'
import { key, now, realm } from '../test/order.ts'
import { issuerMetadata, type MetadataOrder, signingKey } from '../test/token-issuer.ts'
import { parseXml } from '@preau/xml'
import { readMetadata, type MetadataRules } from './read-metadata.ts'
import { relyingPartyMetadata } from './relying-party-metadata.ts'

const order: MetadataOrder = {
  issuer: 'http://sts.example/adfs/services/trust',
  endpoint: 'https://sts.example/adfs/ls/',
  keys: [key],
}
const next = signingKey({
  name: 'next',
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2027-11-01T00:00:00Z'),
})
const other = signingKey()

const codeOf = (text: string, rules: Partial<MetadataRules> = {}): string => {
  const read = readMetadata(text, { now, ...rules })
  return read.ok ? 'ok' : read.code
}

test('metadata say who issues, where to go, and with which keys', () => {
  expect(readMetadata(issuerMetadata(order), { now })).toEqual({
    ok: true,
    metadata: {
      issuer: order.issuer,
      endpoint: order.endpoint,
      signed: false,
      validUntil: undefined,
      certificates: [
        {
          pem: key.certificate,
          subject: 'ADFS Signing - sts.example',
          fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string,
          validFrom: new Date('2025-01-01T00:00:00Z'),
          validTo: new Date('2045-01-01T00:00:00Z'),
        },
      ],
    },
  })
})

test('N-91: while a service changes its key, both are there; later the old one is gone', () => {
  const keysOf = (keys: MetadataOrder['keys']) => {
    const read = readMetadata(issuerMetadata({ ...order, keys }), { now })
    return read.ok ? read.metadata.certificates.map(({ subject }) => subject) : []
  }
  expect(keysOf([key, next])).toEqual(['ADFS Signing - sts.example', 'next'])
  expect(keysOf([next])).toEqual(['next'])
  expect(keysOf([next, next])).toEqual(['next'])
})

test('N-91: a signature of the document is checked, by the keys it lists or those trusted before', () => {
  const listed = issuerMetadata({ ...order, signedBy: key })
  expect(readMetadata(listed, { now })).toMatchObject({ ok: true, metadata: { signed: true } })
  expect(codeOf(listed.replace('/adfs/ls/', '/evil/'))).toBe('BAD_SIGNATURE')
  const foreign = issuerMetadata({ ...order, signedBy: other })
  expect(codeOf(foreign)).toBe('BAD_SIGNATURE')
  expect(codeOf(foreign, { trusted: [other.certificate] })).toBe('ok')
  expect(readMetadata(foreign, { now, kept: true })).toMatchObject({ ok: true, metadata: { signed: true } })
})

test('N-91: a browser is sent nowhere without TLS, unless that was allowed', () => {
  const text = issuerMetadata({ ...order, endpoint: 'http://sts.example/adfs/ls/' })
  expect(codeOf(text)).toBe('INSECURE_ENDPOINT')
  expect(codeOf(text, { allowHttp: true })).toBe('ok')
  for (const endpoint of ['javascript:alert(1)', 'data:text/html,x'])
    expect(codeOf(issuerMetadata({ ...order, endpoint }), { allowHttp: true })).toBe('INSECURE_ENDPOINT')
})

test.each([
  ['nothing', () => '', 'NOT_METADATA'],
  ['a web page', () => '<html><body/></html>', 'NOT_METADATA'],
  ['a document type', () => `<!DOCTYPE x>${issuerMetadata(order)}`, 'NOT_METADATA'],
  ['an entity without name', () => issuerMetadata({ ...order, issuer: '' }), 'NOT_METADATA'],
  [
    'a SAML 2.0 identity provider alone',
    () => issuerMetadata(order).replace(/<RoleDescriptor.*<\/RoleDescriptor>/, ''),
    'NO_SERVICE',
  ],
  ['a relying party', () => relyingPartyMetadata({ realm, reply: realm }), 'NO_SERVICE'],
  [
    'no end-point',
    () =>
      issuerMetadata(order).replace(/<fed:PassiveRequestorEndpoint>.*<\/fed:PassiveRequestorEndpoint>/, ''),
    'NO_ENDPOINT',
  ],
  [
    'an end-point with a password',
    () => issuerMetadata({ ...order, endpoint: 'https://a:b@sts.example/' }),
    'NO_ENDPOINT',
  ],
  ['an end-point that is no address', () => issuerMetadata({ ...order, endpoint: 'adfs' }), 'NO_ENDPOINT'],
  ['no key', () => issuerMetadata({ ...order, keys: [] }), 'NO_CERTIFICATE'],
  [
    'keys to encrypt with only',
    () => issuerMetadata(order).replaceAll('use="signing"', 'use="encryption"'),
    'NO_CERTIFICATE',
  ],
  ['a key that is none', () => issuerMetadata(order).replaceAll(key.base64, 'AAAA'), 'BAD_CERTIFICATE'],
  ['a key of 1024 bits', () => issuerMetadata({ ...order, keys: [signingKey({ bits: 1024 })] }), 'WEAK_KEY'],
  [
    'a document past its end',
    () => issuerMetadata({ ...order, validUntil: '2026-11-21T00:00:00Z' }),
    'EXPIRED',
  ],
])('N-91: %s is refused', (_, text, code) => {
  expect(codeOf(text())).toBe(code)
})

test('a file saved with its byte order mark, or valid for a while yet, is read', () => {
  expect(codeOf(`\u{feff}${issuerMetadata({ ...order, signedBy: key })}`)).toBe('ok')
  expect(codeOf(issuerMetadata({ ...order, validUntil: '2026-11-23T00:00:00Z' }))).toBe('ok')
})

test('no text is an error', () => {
  const text = issuerMetadata(order)
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, cut, added) => {
      const read = readMetadata(text.slice(0, at) + added + text.slice(at + cut), { now })
      if (read.ok) expect(read.metadata.certificates.length).toBeGreaterThan(0)
    }),
    { numRuns: 100 },
  )
})

test('our own metadata name us and our address', () => {
  const root = parseXml(relyingPartyMetadata({ realm, reply: `${realm}federation` }))
  expect(root.attributes.get('entityID')).toBe(realm)
  const [role] = root.children
  expect(role?.attributes.get('{http://www.w3.org/2001/XMLSchema-instance}type')).toBe(
    'fed:ApplicationServiceType',
  )
  expect(JSON.stringify(role)).toContain(`${realm}federation`)
})
