import { X509Certificate } from 'node:crypto'

/** A certificate with which a service signs, in words. */
export interface SigningCertificate {
  readonly pem: string
  /** Whom it names: its common name, or the whole name. */
  readonly subject: string
  /** SHA-256 of the certificate, hexadecimal in pairs, as consoles show it. */
  readonly fingerprint: string
  readonly validFrom: Date
  readonly validTo: Date
}

/** Reads a certificate in base64, as metadata holds it; `weak` for a key that can be broken. Never throws. */
export function readCertificate(base64: string): SigningCertificate | 'unreadable' | 'weak' {
  const read = parse(base64.replaceAll(/\s/g, ''))
  if (read === undefined) return 'unreadable'
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = read.publicKey
  if (kind !== 'rsa' && kind !== 'ec') return 'weak'
  if (kind === 'rsa' && (details?.modulusLength ?? 0) < 2048) return 'weak'
  return {
    pem: read.toString(),
    subject: /(?:^|\n)CN=([^\n]+)/.exec(read.subject)?.[1] ?? read.subject.replaceAll('\n', ', '),
    fingerprint: read.fingerprint256,
    validFrom: read.validFromDate,
    validTo: read.validToDate,
  }
}

function parse(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'))
  } catch {
    return undefined
  }
}
