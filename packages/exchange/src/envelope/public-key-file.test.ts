import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFingerprint, readPublicKeyFile, writePublicPem, writeRfc4716 } from './public-key-file.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('ed25519')
const short = generateKeyPairSync('rsa', { modulusLength: 1024 })

// Made once by OpenSSH: `ssh-keygen -t rsa -b 2048`, `-e -m RFC4716`, and its fingerprint by `-l`.
const theirs = `---- BEGIN SSH2 PUBLIC KEY ----
Comment: "2048-bit RSA, exemple"
AAAAB3NzaC1yc2EAAAADAQABAAABAQD0ZFXnzh7tfZhSchqz94CbyWjFfT3T/xbmigt2u2
Fk3xvjYa3pwE0wUzZZPI8IUQHZadSv/3uL48Kr+iUJIQvwkJfaV0Rbp+uaA3vHekBacaAN
+RUSzhftRyXuESMssoFojisWvWZvBFZN8ZDkIPA25pMdQdzPm3oLOsjTkQO1hSwj3edfsm
t7pmSgAywpwY4LmRjjG3c/Ka00tG0PcqZZcrqxwPuaeVCtzOklXPDS7I8LHbbYJP7BXORW
go9vak70VZpoZNzrDiW5HmBF6day3njXUjy5uL1uoQi29PKSVL63y/xc9wSQ0QfIANzkGO
89AgOcUms08HK2FET5wMwT
---- END SSH2 PUBLIC KEY ----
`
const theirFingerprint = 'SHA256:1G90hbSnZb4bIMsdpBLXw0PWT0dM3lPV2JKJx36IKDc'

const withBody = (body: string): string =>
  `---- BEGIN SSH2 PUBLIC KEY ----\n${body}\n---- END SSH2 PUBLIC KEY ----\n`

const reasonOf = (content: string): string => {
  const reading = readPublicKeyFile(content)
  return reading.ok ? 'read' : reading.reason
}

describe('the public key of a partner', () => {
  test('an SSH2 file, a PEM file and an OpenSSH line give the same key', () => {
    const sshLine = (writeRfc4716(publicKey, 'x').match(/^AAAA[\s\S]*?(?=\n----)/m)?.[0] ?? '').replaceAll(
      '\n',
      '',
    )
    for (const file of [
      writeRfc4716(publicKey, 'ENT des Tilleuls'),
      `\ufeff${writeRfc4716(publicKey, 'x').replaceAll('\n', '\r\n')}`,
      writePublicPem(publicKey),
      publicKey.export({ format: 'pem', type: 'pkcs1' }).toString(),
      `ssh-rsa ${sshLine} exemple`,
    ]) {
      const reading = readPublicKeyFile(file)
      expect(reading.ok && keyFingerprint(reading.key)).toBe(keyFingerprint(publicKey))
    }
  })

  test('the file that OpenSSH writes is read, and the fingerprint is the one that it shows', () => {
    const reading = readPublicKeyFile(theirs)
    expect(reading).toMatchObject({ ok: true, bits: 2048, comment: '2048-bit RSA, exemple' })
    expect(reading.ok && keyFingerprint(reading.key)).toBe(theirFingerprint)
    expect(reading.ok && writeRfc4716(reading.key, '2048-bit RSA, exemple')).toBe(theirs)
  })

  test('its comment comes back, without what the format cannot hold', () => {
    expect(readPublicKeyFile(writeRfc4716(publicKey, 'Clé "2026"'))).toMatchObject({
      comment: 'Cle 2026',
      bits: 2048,
    })
  })

  test('a header continued on the next line is read over', () => {
    const file = writeRfc4716(publicKey, 'x').replace(
      'Comment: "x"',
      'Comment: "une clé \\\nassez longue"\nx-autre: 1',
    )
    expect(readPublicKeyFile(file)).toMatchObject({ ok: true, comment: 'une clé assez longue' })
  })

  test.each([
    ['private-key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['not-rsa', other.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    ['too-short', writePublicPem(short.publicKey)],
    ['not-a-key', 'bonjour'],
    ['not-a-key', withBody('AAAAB3NzaC1yc2E=')],
    ['not-a-key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
  ])('%s is what is said of a file that cannot serve', (reason, file) => {
    expect(reasonOf(file)).toBe(reason)
  })

  test('no text makes the reader fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(reasonOf(text)).not.toBe('read')
        expect(reasonOf(withBody(text))).not.toBe('read')
      }),
    )
  })
})
