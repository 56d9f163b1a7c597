import { hash, randomFillSync } from 'node:crypto'

/** The only source of chance. Pure packages receive it. */
export interface Random {
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array
}

/** Drawn from the system in blocks: a call to it costs more than the few bytes of an identifier. */
const block = new Uint8Array(8192)
let used = block.length

/** Cryptographically strong randomness of the machine. No byte is given twice, nor kept once it is given. */
export const systemRandom: Random = {
  bytes(count) {
    if (count > block.length) return randomFillSync(new Uint8Array(count))
    if (used + count > block.length) {
      randomFillSync(block)
      used = 0
    }
    const taken = block.slice(used, used + count)
    block.fill(0, used, used + count)
    used += count
    return taken
  },
}

/** A secret in base64url, 256 bits unless told otherwise (never fewer than 128). */
export function randomToken(random: Random, bytes = 32): string {
  if (bytes < 16) throw new RangeError('a token has at least 128 bits')
  return Buffer.from(random.bytes(bytes)).toString('base64url')
}

/** What is stored of a ticket or a session token: whoever reads the database cannot use it. */
export function sha256(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}
