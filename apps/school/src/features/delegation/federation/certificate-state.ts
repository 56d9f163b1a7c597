import type { SigningCertificate } from '@preau/ws-federation'

/** How a certificate stands today. */
export type CertificateState = 'good' | 'soon' | 'expired' | 'later'

/** A month: time to write to the ENT, and for it to answer. */
const soonMs = 30 * 86_400_000

export function certificateState({ validFrom, validTo }: SigningCertificate, now: Date): CertificateState {
  if (validTo <= now) return 'expired'
  if (validFrom > now) return 'later'
  return validTo.getTime() - now.getTime() < soonMs ? 'soon' : 'good'
}

/** The end of the certificate that lasts longest, when that end is near or past. */
export function endingSoon(certificates: readonly SigningCertificate[], now: Date): Date | undefined {
  const last = Math.max(...certificates.map(({ validTo }) => validTo.getTime()))
  return Number.isFinite(last) && last - now.getTime() < soonMs ? new Date(last) : undefined
}
