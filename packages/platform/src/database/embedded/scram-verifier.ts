import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

import type { Random } from '../../random.ts'

const iterations = 4096

/** What PostgreSQL stores of a password (RFC 5803): a statement that carries it does not carry the password itself. */
export function scramVerifier(password: string, random: Random): string {
  const salt = Buffer.from(random.bytes(16))
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`
}
