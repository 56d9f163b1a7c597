import { Secret, TOTP } from 'otpauth'
import type { Random } from '../random.ts'

/** What every authenticator application understands (RFC 6238): SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 }

/** Neighbouring time steps that are accepted: a telephone may be half a minute off. */
const window = 1

/** 160 random bits, the length of the hash (RFC 4226 §4). */
export function newTotpSecret(random: Random): Uint8Array {
  return random.bytes(20)
}

/** The time step of a code that is right now, `undefined` when it is not. */
export function totpStep(secret: Uint8Array, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = at.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / shape.period) + delta
}

/** `otpauth://…`, what the QR code says: the application shows the issuer (our product) and the log-in. */
export function totpAddress(
  secret: Uint8Array,
  names: { readonly issuer: string; readonly login: string },
): string {
  return totpOf(secret, names).toString()
}

/** The secret to type when there is no camera: groups of four letters. */
export function totpSecretText(secret: Uint8Array): string {
  return (totpOf(secret).secret.base32.match(/.{1,4}/g) ?? []).join(' ')
}

function totpOf(secret: Uint8Array, { issuer, login: label } = { issuer: '', login: '' }): TOTP {
  return new TOTP({ ...shape, issuer, label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) })
}
