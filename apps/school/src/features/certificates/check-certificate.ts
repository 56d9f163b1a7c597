import type { Clock } from '@preau/platform'
import { readCertificate } from './certificate-authority.ts'
import type { CertificateStore, IssuedCertificate } from './certificate-store.ts'
import { fingerprintOf } from './fingerprint-of.ts'

/** Why a certificate opens nothing. */
export type CertificateFault = 'unreadable' | 'foreign' | 'unknown' | 'revoked' | 'expired'

/** Whose certificate it is, or why it is not believed. */
export type CheckedCertificate =
  | { readonly ok: true; readonly issued: IssuedCertificate; readonly operatorId: string }
  | {
      readonly ok: false
      readonly fault: CertificateFault
      readonly subject?: string
      readonly endsAt?: Date
    }

interface CheckDeps {
  readonly certificates: Pick<CertificateStore, 'authorities' | 'byFingerprint'>
  readonly clock: Clock
}

/** Judges a certificate whose key the other side has proved to hold. Revocation counts from the moment it is made. */
export async function checkCertificate(
  { certificates, clock }: CheckDeps,
  der: Uint8Array,
): Promise<CheckedCertificate> {
  const read = readCertificate(der)
  if (!read) return { ok: false, fault: 'unreadable' }
  const { subject } = read
  const signed = await Promise.all(
    (await certificates.authorities()).map(({ certificate }) => read.isSignedBy(certificate)),
  )
  if (!signed.includes(true)) return { ok: false, fault: 'foreign', subject }
  const issued = await certificates.byFingerprint(fingerprintOf(der))
  if (!issued) return { ok: false, fault: 'unknown', subject }
  if (issued.revokedAt !== undefined || issued.operatorId === undefined)
    return { ok: false, fault: 'revoked', subject }
  if (issued.endsAt <= clock.now()) return { ok: false, fault: 'expired', subject, endsAt: issued.endsAt }
  return { ok: true, issued, operatorId: issued.operatorId }
}
