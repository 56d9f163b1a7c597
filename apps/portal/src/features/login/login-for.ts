import { sha256 } from '@preau/platform'
import { safeNext } from './safe-next.ts'

/**
 * A short mark of the page a password was typed for. The CAS server compares it to tell a log-in made for one request
 * (`renew`, `isFromNewLogin`) from a session that was already there (CAS 3.0 §2.1.1).
 */
export function loginFor(next: string): string {
  return sha256(safeNext(next)).toString('base64url')
}
