import { inflateSync } from 'node:zlib'

/** What came out of a zlib stream, or why nothing did. */
export type Inflated =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' }

/** Inflates a zlib stream (RFC 1950); one that grows beyond `maxBytes` is abandoned there, whatever it would become. */
export function inflate(bytes: Uint8Array, maxBytes: number): Inflated {
  try {
    return { ok: true, content: inflateSync(bytes, { maxOutputLength: maxBytes }) }
  } catch (error) {
    const isTooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, reason: isTooLarge ? 'too-large' : 'damaged' }
  }
}
