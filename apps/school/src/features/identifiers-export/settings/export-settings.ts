import type { AuditEntry } from '@preau/platform'

/** The public key of somebody who may be given files that they alone read. */
export interface PartnerKey {
  readonly id: string
  readonly name: string
  readonly publicPem: string
  /** `SHA256:…`, to be compared by telephone. */
  readonly fingerprint: string
  /** Files are encrypted for this partner unless told otherwise. */
  readonly reads: boolean
  readonly addedAt: Date
  readonly addedBy: string
}

/** *Export des identifiants PRONOTE* of the console (product.md B1). */
export interface ExportSettings {
  /** *URL de destination*. */
  readonly pushUrl: string | undefined
  /** A *code de rapprochement* is kept, sealed. */
  readonly hasCode: boolean
  /** *Exporter automatiquement*, every night. */
  readonly automatic: boolean
  /** The automatic file leaves out those who have a CAS identifier. */
  readonly automaticPartial: boolean
}

export interface ExportSettingsStore {
  keys(baseId: string): Promise<readonly PartnerKey[]>
  addKey(
    baseId: string,
    key: Omit<PartnerKey, 'id' | 'reads'>,
    audit: AuditEntry,
  ): Promise<'done' | 'name-taken'>
  /** False: it was gone. */
  removeKey(baseId: string, keyId: string, audit: AuditEntry): Promise<boolean>
  /** These keys, and no other, read the files of the base. */
  chooseReaders(baseId: string, keyIds: readonly string[], audit: AuditEntry): Promise<void>
  settings(baseId: string): Promise<ExportSettings>
  /** `sealedCode` undefined keeps the present one. */
  save(
    baseId: string,
    settings: Omit<ExportSettings, 'hasCode'> & { readonly sealedCode: Buffer | undefined },
    audit: AuditEntry,
  ): Promise<void>
  sealedCode(baseId: string): Promise<Buffer | undefined>
  /** Bases that export by themselves. */
  automaticBases(): Promise<readonly { readonly baseId: string; readonly partial: boolean }[]>
}

/** Most partners that one file may be encrypted for (pronote-facts §3.2). */
export const mostReaders = 2
