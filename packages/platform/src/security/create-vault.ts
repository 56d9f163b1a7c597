import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import type { Random } from '../random.ts'

/** Where the master secret of an application comes from. */
export interface VaultOptions {
  /** Given by the configuration; the same on every node. */
  readonly secret: string | undefined
  /** Otherwise: a file of this machine, drawn at the first need, readable by its owner alone. */
  readonly file: string
  /** Secrets of before a change: they open what they sealed, and seal nothing more. */
  readonly previous?: readonly string[]
  readonly random: Random
}

/**
 * Seals what is kept in the database and must be read again (private keys, codes to send): somebody who has the database
 * without the master secret has nothing. What only needs to be checked is hashed instead.
 */
export interface Vault {
  /** AES-256-GCM. `purpose` is bound to the sealed bytes: what was sealed for one use opens for no other. */
  seal(bytes: Uint8Array, purpose: string): Promise<Buffer>
  /** `undefined` when the bytes were sealed with another secret, for another purpose, or were changed. */
  open(sealed: Uint8Array, purpose: string): Promise<Buffer | undefined>
  /** False for what an older secret sealed: worth sealing again. */
  isCurrent(sealed: Uint8Array, purpose: string): Promise<boolean>
}

const cipher = 'aes-256-gcm'
const version = 1
const nonceLength = 12
const tagLength = 16

export function createVault(options: VaultOptions): Vault {
  let master: Promise<Buffer> | undefined
  const keyFor = async (): Promise<Buffer> => {
    master ??= readSecret(options)
    return deriveKey(await master)
  }
  const olderKeys = (options.previous ?? []).map((secret) => deriveKey(Buffer.from(secret)))
  return {
    async seal(bytes, purpose) {
      const nonce = options.random.bytes(nonceLength)
      const encryption = createCipheriv(cipher, await keyFor(), nonce).setAAD(Buffer.from(purpose))
      const content = Buffer.concat([encryption.update(bytes), encryption.final()])
      return Buffer.concat([Buffer.of(version), nonce, encryption.getAuthTag(), content])
    },
    async open(sealed, purpose) {
      const box = { bytes: Buffer.from(sealed), purpose }
      for (const key of [await keyFor(), ...olderKeys]) {
        const opened = unseal(key, box)
        if (opened) return opened
      }
      return undefined
    },
    isCurrent: async (sealed, purpose) =>
      unseal(await keyFor(), { bytes: Buffer.from(sealed), purpose }) !== undefined,
  }
}

function deriveKey(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'preau vault 1', 32))
}

function unseal(
  key: Buffer,
  { bytes, purpose }: { readonly bytes: Buffer; readonly purpose: string },
): Buffer | undefined {
  const contentAt = 1 + nonceLength + tagLength
  if (bytes[0] !== version || bytes.length < contentAt) return undefined
  const nonce = bytes.subarray(1, 1 + nonceLength)
  const decryption = createDecipheriv(cipher, key, nonce).setAAD(Buffer.from(purpose))
  decryption.setAuthTag(bytes.subarray(1 + nonceLength, contentAt))
  try {
    return Buffer.concat([decryption.update(bytes.subarray(contentAt)), decryption.final()])
  } catch {
    return undefined
  }
}

async function readSecret({ secret, file, random }: VaultOptions): Promise<Buffer> {
  if (secret !== undefined) return Buffer.from(secret)
  await mkdir(dirname(file), { recursive: true })
  try {
    // Two programs may start together: one writes, both read the same file.
    await writeFile(file, Buffer.from(random.bytes(32)).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFile(file)
}
