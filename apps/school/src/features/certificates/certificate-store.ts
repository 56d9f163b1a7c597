import type { AuditEntry } from '@preau/platform'

/** An authority of the host: its certificate (DER), its private key (PKCS#8) sealed. */
export interface StoredAuthority {
  readonly id: string
  readonly certificate: Buffer
  readonly sealedKey: Buffer
  readonly createdAt: Date
  readonly endsAt: Date
}

/** A certificate given to an operator. */
export interface IssuedCertificate {
  readonly id: string
  readonly authorityId: string
  /** `undefined`: the account was removed, and the certificate is worth nothing. */
  readonly operatorId: string | undefined
  readonly login: string
  /** Where it is used, in the words of whoever asked for it. */
  readonly label: string
  /** Hexadecimal. */
  readonly serial: string
  readonly issuedAt: Date
  readonly endsAt: Date
  readonly revokedAt: Date | undefined
  readonly lastUsedAt: Date | undefined
}

/** Port: certificates of the console. Each change writes its audit line in the same transaction. */
export interface CertificateStore {
  /** The newest first: it issues; the others are still believed. */
  authorities(): Promise<readonly StoredAuthority[]>
  addAuthority(authority: Omit<StoredAuthority, 'id'>, audit: AuditEntry): Promise<void>
  /** Every certificate, or those of one operator, the newest first. */
  list(operatorId?: string): Promise<readonly IssuedCertificate[]>
  /** By the SHA-256 of the whole certificate. */
  byFingerprint(fingerprint: Uint8Array): Promise<IssuedCertificate | undefined>
  add(
    issued: Omit<IssuedCertificate, 'id' | 'revokedAt' | 'lastUsedAt' | 'operatorId'> & {
      readonly operatorId: string
      readonly fingerprint: Uint8Array
    },
    audit: AuditEntry,
  ): Promise<void>
  /** Ends a certificate and the sessions it opened, at once; false when there is none to end. `operatorId`: of that operator only. */
  revoke(
    order: { readonly id: string; readonly operatorId?: string | undefined; readonly at: Date },
    audit: AuditEntry,
  ): Promise<boolean>
  noteUse(id: string, at: Date): Promise<void>
  /** Records a certificate that was not believed, or a header from nowhere. */
  recordRefusal(audit: AuditEntry): Promise<void>
}
