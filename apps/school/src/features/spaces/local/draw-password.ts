import type { Random } from '@preau/platform'

/** Thirty-two signs that nobody confuses when copying them from a sheet: no `l`, `o`, `0` nor `1`. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A one-time password of 60 bits, in three groups of four: `k7mp-2xqd-h9ta`. */
export function drawPassword(random: Random): string {
  const signs = Array.from(random.bytes(12), (byte) => alphabet.charAt(byte & 31)).join('')
  return signs.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}
