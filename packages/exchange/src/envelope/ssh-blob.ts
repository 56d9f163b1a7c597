import { createPublicKey, type KeyObject } from 'node:crypto'

/** The bytes of an RSA public key as SSH writes them: three length-prefixed fields. Source: RFC 4253 §6.6. */
export function sshBlobOf(key: KeyObject): Buffer {
  const { e = '', n = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from('ssh-rsa'), unsigned(e), unsigned(n)].map(withLength))
}

/** The key of such bytes; `undefined` when they are something else. */
export function keyOfSshBlob(blob: Buffer): KeyObject | undefined {
  const fields = fieldsOf(blob)
  const [kind, exponent, modulus] = fields ?? []
  if (fields?.length !== 3 || kind?.toString('latin1') !== 'ssh-rsa' || !exponent || !modulus)
    return undefined
  const jwk = { kty: 'RSA', e: withoutSign(exponent), n: withoutSign(modulus) }
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    return undefined
  }
}

function fieldsOf(blob: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = []
  for (let from = 0; from < blob.length; ) {
    if (from + 4 > blob.length) return undefined
    const end = from + 4 + blob.readUInt32BE(from)
    if (end > blob.length) return undefined
    fields.push(blob.subarray(from + 4, end))
    from = end
  }
  return fields
}

/** A positive number has a zero byte before a first bit that is one (RFC 4251 §5, mpint). */
function unsigned(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url')
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
}

const withoutSign = (bytes: Buffer): string =>
  (bytes[0] === 0 ? bytes.subarray(1) : bytes).toString('base64url')

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
