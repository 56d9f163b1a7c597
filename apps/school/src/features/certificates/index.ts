/**
 * Client certificates of the console: the host's own authority, certificates given, renewed and revoked, and the way in by
 * them, over our own TLS or a trusted proxy.
 * Does not own: passwords and codes (`operators`). Start with `certificate-authority.ts`, then `check-certificate.ts`.
 *
 * @packageDocumentation
 */
export type { CertificateStore, IssuedCertificate } from './certificate-store.ts'
export { authorityKeyPurpose } from './give-certificate.ts'
export { mountCertificates } from './mount-certificates.ts'
export { certificateRefusals } from './refusals.ts'
