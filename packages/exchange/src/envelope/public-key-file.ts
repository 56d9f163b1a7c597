import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { keyOfSshBlob, sshBlobOf } from './ssh-blob.ts'

/** A public key that somebody gave as a file. */
export type PublicKeyReading =
  | { readonly ok: true; readonly key: KeyObject; readonly bits: number; readonly comment: string }
  | { readonly ok: false; readonly reason: 'not-a-key' | 'private-key' | 'not-rsa' | 'too-short' }

/** Shortest key taken: below, what it protects can be read by others. */
export const shortestKeyBits = 2048

/**
 * Reads an RSA public key: SSH2 file (RFC 4716), PEM (`PUBLIC KEY`, `RSA PUBLIC KEY`) or one OpenSSH line. A file that
 * holds a private key is refused for what it is, so that nobody keeps it. Source: pronote-facts §3.2.
 */
export function readPublicKeyFile(content: string): PublicKeyReading {
  const text = content.replace(/^\ufeff/, '').trim()
  if (text.length > 32_768) return { ok: false, reason: 'not-a-key' }
  if (/PRIVATE KEY/.test(text)) return { ok: false, reason: 'private-key' }
  const found = text.startsWith('-----BEGIN ') ? fromPem(text) : fromSsh(text)
  if (!found) return { ok: false, reason: 'not-a-key' }
  const { key, comment } = found
  if (key.asymmetricKeyType !== 'rsa') return { ok: false, reason: 'not-rsa' }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  return bits < shortestKeyBits ? { ok: false, reason: 'too-short' } : { ok: true, key, bits, comment }
}

interface FoundKey {
  readonly key: KeyObject
  readonly comment: string
}

function fromPem(text: string): FoundKey | undefined {
  try {
    return { key: createPublicKey(text), comment: '' }
  } catch {
    return undefined
  }
}

function fromSsh(text: string): FoundKey | undefined {
  const { body, comment } = text.startsWith('---- BEGIN ') ? partsOfRfc4716(text) : partsOfLine(text)
  const key = /^[A-Za-z0-9+/=\s]+$/.test(body) ? keyOfSshBlob(Buffer.from(body, 'base64')) : undefined
  return key && { key, comment }
}

/** Headers may continue on the next line after a backslash (RFC 4716 §3.3). */
function partsOfRfc4716(text: string): { readonly body: string; readonly comment: string } {
  const lines = text.replace(/\\\r?\n/g, '').split(/\r?\n/)
  const inside = lines.filter((line) => !line.startsWith('----'))
  const headers = inside.filter((line) => line.includes(':'))
  const [, comment = ''] =
    headers.map((line) => /^comment:\s*"?([^"]*)"?\s*$/i.exec(line)).find(Boolean) ?? []
  return { body: inside.filter((line) => !line.includes(':')).join(''), comment }
}

function partsOfLine(text: string): { readonly body: string; readonly comment: string } {
  const [kind, body = '', ...comment] = text.split(/\s+/)
  return { body: kind === 'ssh-rsa' ? body : '', comment: comment.join(' ') }
}

/** An RFC 4716 file: what partners exchange. `comment` is cut to what the format holds on one line. */
export function writeRfc4716(key: KeyObject, comment: string): string {
  const shown = comment
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]|["\\]/g, '')
    .slice(0, 60)
  const lines =
    sshBlobOf(key)
      .toString('base64')
      .match(/.{1,70}/g) ?? []
  const body = [`Comment: "${shown}"`, ...lines].join('\n')
  return `---- BEGIN SSH2 PUBLIC KEY ----\n${body}\n---- END SSH2 PUBLIC KEY ----\n`
}

/** A PEM file (`-----BEGIN PUBLIC KEY-----`): what most tools read. */
export function writePublicPem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString()
}

/** `SHA256:…`, as OpenSSH shows it: two people compare it over the telephone. */
export function keyFingerprint(key: KeyObject): string {
  return `SHA256:${createHash('sha256').update(sshBlobOf(key)).digest('base64').replace(/=+$/, '')}`
}
