import { type Random, randomToken } from '../random.ts'

/**
 * A new secret for the browser: 43 letters, digits and `-`, more than 250 bits. No `_`, which base64url has: this cookie may
 * be the one of a CAS server, whose texts hold nothing else (CAS 3.0 §3.7).
 */
export function newSessionToken(random: Random): string {
  return randomToken(random).replaceAll('_', '-')
}
