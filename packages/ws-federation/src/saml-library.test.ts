import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { idPronote, key, order, trust, upn } from '../test/order.ts'
import { issuedBySaml, type SamlOrder } from '../test/saml-issuer.ts'
import { responseWith, signedAssertion, signingKey } from '../test/token-issuer.ts'
import { readToken } from './read-token.ts'

/*
 * Tokens that others make: the library `saml` of Auth0, on which `wsfed` and many ENT gateways are built. They are read as
 * they come, with the claims that AD FS sends, and whatever is done to them afterwards undoes them.
 */
const roles = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role'
const groups = 'http://schemas.xmlsoap.org/claims/Group'
const claims = {
  [upn]: ['lise.morvan@ent.example'],
  [idPronote]: ['D7FR34N5EPVM9QKT'],
  [roles]: ['National_ELV', 'ENT\\Élèves de 3e'],
  [groups]: ['Domain Users & <others>'],
}
const outside: SamlOrder = { ...order, key, version: '1.1', claims }
const read = (token: string, changes: Partial<Parameters<typeof readToken>[1]> = {}) =>
  readToken(responseWith(token), { ...trust, now: new Date(), ...changes })
const codeOf = (token: string, changes: Parameters<typeof read>[1] = {}): string => {
  const found = read(token, changes)
  return found.ok ? 'ok' : found.code
}

const versions = ['1.1', '2.0'] as const

test.each(versions)('SAML %s: a token of the library is believed, each claim whole', async (version) => {
  for (const wsTrust of ['2005', '1.3'] as const) {
    const token = await issuedBySaml({ ...outside, version })
    const found = readToken(responseWith(token, wsTrust), { ...trust, now: new Date() })
    expect(found).toMatchObject({ ok: true, token: { subject: order.subject, issuer: trust.issuer } })
    expect(found.ok && Object.fromEntries(found.token.claims)).toEqual(claims)
  }
})

test.each(versions)(
  'SAML %s: its signature may have a prefix, and stand where the library puts it',
  async (version) => {
    expect(codeOf(await issuedBySaml({ ...outside, version, prefix: 'ds' }))).toBe('ok')
  },
)

test.each(versions)('SAML %s: SHA-1 is taken where it was allowed, and nowhere else', async (version) => {
  const token = await issuedBySaml({ ...outside, version, signature: 'rsa-sha1' })
  expect(codeOf(token)).toBe('ALGORITHM')
  expect(codeOf(token, { allowSha1: true })).toBe('ok')
})

test.each(versions)(
  'SAML %s: an encrypted token of the library is told apart, not called broken',
  async (version) => {
    const publicKey = createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString()
    const token = await issuedBySaml({
      ...outside,
      version,
      encryptedFor: { certificate: key.certificate, publicKey },
    })
    expect(token).not.toContain('D7FR34N5EPVM9QKT')
    expect(codeOf(token)).toBe('ENCRYPTED')
  },
)

const changes: readonly (readonly [string, (token: string) => string, string])[] = [
  ['its subject', (token) => token.replaceAll('NAA31614', 'NAB00001'), 'BAD_SIGNATURE'],
  ['a claim', (token) => token.replace('D7FR34N5EPVM9QKT', 'D7FR34N5EPVM9QKU'), 'BAD_SIGNATURE'],
  ['its audience', (token) => token.replace(trust.realm, 'https://autre.example/'), 'BAD_SIGNATURE'],
  ['its end', (token) => token.replace(/(NotOnOrAfter=")\d{4}/g, '$12099'), 'BAD_SIGNATURE'],
  ['the name of a claim', (token) => token.replace('idPronote', 'autre'), 'BAD_SIGNATURE'],
  ['a digest', (token) => token.replace(/<DigestValue>.{4}/, '<DigestValue>AAAA'), 'BAD_SIGNATURE'],
  ['its signature taken away', (token) => token.replace(/<Signature .*<\/Signature>/s, ''), 'UNSIGNED'],
  [
    'its signature twice',
    (token) => token.replace(/<Signature .*<\/Signature>/s, (text) => text + text),
    'SIGNATURE_SHAPE',
  ],
  [
    'an assertion of somebody else around it',
    (token) => {
      const name = /^<(\S+)/.exec(token)?.[1] ?? ''
      return token.replace(/^(<[^>]+>)/, `$1${token}`).replace(`</${name}>`, `</${name}>`)
    },
    'SEVERAL_TOKENS',
  ],
]

for (const version of versions)
  test.each(changes)(
    `SAML ${version}: a token of the library is refused with %s changed`,
    async (_, change, code) => {
      const token = await issuedBySaml({ ...outside, version })
      const changed = change(token)
      expect(changed).not.toBe(token)
      expect(codeOf(changed)).toBe(code)
    },
  )

test.each(versions)(
  'SAML %s: the same token signed by a key that is not in the metadata is nobody’s',
  async (version) => {
    expect(codeOf(await issuedBySaml({ ...outside, version, key: signingKey() }))).toBe('UNKNOWN_KEY')
  },
)

test('the signature of one library on the assertion of the other is worth nothing', async () => {
  const signatureOf = (token: string): string => /<Signature .*<\/Signature>/s.exec(token)?.[0] ?? ''
  const theirs = await issuedBySaml(outside)
  const ours = signedAssertion({ ...order, now: new Date() })
  expect(codeOf(ours)).toBe('ok')
  const crossed = ours.replace(signatureOf(ours), () => signatureOf(theirs))
  expect(['SIGNATURE_SHAPE', 'BAD_SIGNATURE']).toContain(codeOf(crossed))
})
