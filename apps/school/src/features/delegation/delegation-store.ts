import type { AuditEntry } from '@preau/platform'
import type { CasBaseUrl } from '@preau/cas'
import type { StillSeen } from '../../frame/seen.ts'
import type { CasProtocol, DelegationSettings } from './delegation.ts'

/** A line of *Mon ENT*. */
export interface EntPreset {
  readonly id: string
  readonly name: string
  readonly casUrl: string
}

/** Settings of a base, and what its server turned out to be. */
export interface StoredDelegation {
  readonly settings: DelegationSettings
  /** Protocol that the server was last found to have; forgotten by {@link DelegationStore.save}. */
  readonly detected: CasProtocol | undefined
  /** Name of the line of *Mon ENT* that was chosen, when the host took it away since; forgotten by {@link DelegationStore.save}. */
  readonly removedPreset?: string | undefined
}

/** A server was found to have a protocol. */
export interface DetectedProtocol {
  readonly baseId: string
  readonly serverUrl: CasBaseUrl
  readonly protocol: CasProtocol
}

export interface DelegationStore {
  /** In the order of the list: own presets first, then by name. */
  presets(): Promise<readonly EntPreset[]>
  /** `undefined` when the base has never had a delegation. */
  of(baseId: string): Promise<StoredDelegation | undefined>
  /**
   * Writes settings and spaces together; changes nothing and answers `published` while the base is published, `changed`
   * when the settings stored are not those that were seen.
   */
  save(order: {
    readonly baseId: string
    readonly settings: DelegationSettings
    readonly at: Date
    readonly audit: AuditEntry
    /** Given the settings stored. */
    readonly seen?: StillSeen<DelegationSettings | undefined> | undefined
  }): Promise<'done' | 'published' | 'changed'>
  /** Remembers what this server turned out to have, unless the delegation has been given another server meanwhile. */
  noteDetected(found: DetectedProtocol): Promise<void>
}
