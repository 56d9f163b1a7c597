import { createHash } from 'node:crypto'

/** SHA-256 of a whole certificate (DER): by it a certificate we gave is found again. */
export const fingerprintOf = (der: Uint8Array): Buffer => createHash('sha256').update(der).digest()
