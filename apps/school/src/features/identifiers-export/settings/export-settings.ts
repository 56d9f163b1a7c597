import type { AuditEntry } from '@preau/platform'
import type { StillSeen } from '../../../frame/seen.ts'

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
  /** Another one for each code given, which says nothing of it. */
  readonly codeMark: string | undefined
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
  /** These keys, and no other, read the files of the base. `seen` is asked of the keys that read them until now, in order. */
  chooseReaders(order: {
    readonly baseId: string
    readonly keyIds: readonly string[]
    readonly seen: StillSeen<readonly string[]>
    readonly audit: AuditEntry
  }): Promise<'done' | 'changed'>
  settings(baseId: string): Promise<ExportSettings>
  /** `sealedCode` undefined keeps the present one. */
  save(order: {
    readonly baseId: string
    readonly settings: Omit<ExportSettings, 'hasCode' | 'codeMark'> & {
      readonly sealedCode: Buffer | undefined
    }
    /** Absent: a command. */
    readonly seen?: StillSeen<ExportSettings>
    readonly audit: AuditEntry
  }): Promise<'done' | 'changed'>
  sealedCode(baseId: string): Promise<Buffer | undefined>
  /** Bases that export by themselves. */
  automaticBases(): Promise<readonly { readonly baseId: string; readonly partial: boolean }[]>
}

/** Most partners that one file may be encrypted for (pronote-facts §3.2). */
export const mostReaders = 2
