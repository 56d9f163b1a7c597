import { createHash, randomBytes } from 'node:crypto'

/** The only source of chance. Pure packages receive it. */
export interface Random {
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array
}

/** Cryptographically strong randomness of the machine. */
export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }

/** A secret in base64url, 256 bits unless told otherwise (never fewer than 128). */
export function randomToken(random: Random, bytes = 32): string {
  if (bytes < 16) throw new RangeError('a token has at least 128 bits')
  return Buffer.from(random.bytes(bytes)).toString('base64url')
}

/** What is stored of a ticket or a session token: whoever reads the database cannot use it. */
export function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}
