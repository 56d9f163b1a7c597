import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createAuthority,
  issueCertificate,
  readCertificate,
  revocationList,
} from './certificate-authority.ts'
import { writePkcs12 } from './write-pkcs12.ts'

const now = new Date('2026-09-07T06:00:00Z')
const authority = await createAuthority({ name: 'Préau, hébergement', serial: '11', now })
const order = {
  login: 'j.kermarec',
  displayName: 'Jeanne, K. + "Kermarec"',
  crlUrl: 'http://localhost/x.crl',
  now,
}
const issued = await issueCertificate(authority, { ...order, serial: '22' })

test('a certificate is signed by its authority, for thirteen months, and authenticates clients only', async () => {
  const read = new X509Certificate(issued.certificate)
  expect(read.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
  expect(read.ca).toBe(false)
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  expect(read.subject).toContain('UID=j.kermarec')
  expect(issued.endsAt.toISOString().slice(0, 7)).toBe('2027-10')
  const other = await createAuthority({ name: 'Préau, hébergement', serial: '12', now })
  expect(await readCertificate(issued.certificate)?.isSignedBy(authority.certificate)).toBe(true)
  expect(await readCertificate(issued.certificate)?.isSignedBy(other.certificate)).toBe(false)
})

test('a certificate never outlives its authority', async () => {
  const late = new Date(authority.endsAt.getTime() - 24 * 3_600_000)
  const short = await issueCertificate(authority, { ...order, now: late, serial: '23' })
  expect(short.endsAt.getTime()).toBeLessThanOrEqual(authority.endsAt.getTime())
})

test('the file opens with its password, in OpenSSL, and with no other', async () => {
  const content = { ...issued, authority: authority.certificate, label: 'Préau, poste du bureau' }
  const pfx = await writePkcs12({ ...content, password: 'épreuve-42' })
  expect(() => createSecureContext({ pfx, passphrase: 'épreuve-42' })).not.toThrow()
  expect(() => createSecureContext({ pfx, passphrase: 'autre' })).toThrow(/mac verify failure/)
})

test('the revocation list names what is revoked', async () => {
  const list = await revocationList(authority, [{ serial: '0abc', at: now }], now)
  expect(list.toString('hex')).toContain('02020abc')
})

test('anything else is no certificate, and no fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(readCertificate(bytes)).toBeUndefined()
    }),
  )
})
