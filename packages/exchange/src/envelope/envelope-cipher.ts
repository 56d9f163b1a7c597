import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  timingSafeEqual,
} from 'node:crypto'
import type { RandomSource } from '@preau/people'

// pronote-facts §3.2: AES-128-CBC, and RSA PKCS#1 v1.5 over key ‖ IV ‖ MD5(key ‖ IV).
const cipher = 'aes-128-cbc'
const wrapping = constants.RSA_PKCS1_PADDING
const secretLength = 32
const wrappedLength = 48

/** What is drawn for one file: the AES key (16 bytes) then the IV (16 bytes). */
export type FileSecret = Buffer

export function drawFileSecret(random: RandomSource): FileSecret {
  return Buffer.from(random.bytes(secretLength))
}

/** The secret for one recipient. */
export function wrapSecret(secret: FileSecret, recipient: KeyObject): Buffer {
  return publicEncrypt({ key: recipient, padding: wrapping }, Buffer.concat([secret, md5(secret)]))
}

/**
 * The secret of a file, when this key opens it. A wrong padding gives random bytes rather than an error (OpenSSL's
 * implicit rejection), so that nothing tells it from a wrong key: the sum alone decides.
 */
export function unwrapSecret(wrapped: Buffer, key: KeyObject): FileSecret | undefined {
  const opened = decrypted(wrapped, key)
  if (opened?.length !== wrappedLength) return undefined
  const secret = opened.subarray(0, secretLength)
  return timingSafeEqual(md5(secret), opened.subarray(secretLength)) ? secret : undefined
}

function decrypted(wrapped: Buffer, key: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: wrapping }, wrapped)
  } catch {
    return undefined // not of the length of this key
  }
}

export function encryptContent(content: Uint8Array, secret: FileSecret): Buffer {
  const encryption = createCipheriv(cipher, secret.subarray(0, 16), secret.subarray(16))
  return Buffer.concat([encryption.update(content), encryption.final()])
}

/** `undefined` when the content was damaged. */
export function decryptContent(content: Uint8Array, secret: FileSecret): Buffer | undefined {
  const decryption = createDecipheriv(cipher, secret.subarray(0, 16), secret.subarray(16))
  try {
    return Buffer.concat([decryption.update(content), decryption.final()])
  } catch {
    return undefined
  }
}

/** `VERIFICATION`: SHA-256 of what was encrypted, that is of the compressed bytes. */
export function verificationOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64')
}

const md5 = (bytes: Uint8Array): Buffer => createHash('md5').update(bytes).digest()
