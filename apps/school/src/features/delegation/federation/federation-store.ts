import type { AuditEntry } from '@preau/platform'
import type { ReplayStore } from '@preau/ws-federation'
import type { StillSeen } from '../../../frame/seen.ts'
import type { FederationSettings, FederationState, KnownService, StoredFederation } from './federation.ts'

/** Metadata that were read anew. */
export interface ReadAgain {
  readonly baseId: string
  readonly service: KnownService
  /** When something in them changed. */
  readonly audit: AuditEntry | undefined
}

export interface FederationStore extends ReplayStore {
  /** `undefined` when the base has never had such a delegation. */
  of(baseId: string): Promise<StoredFederation | undefined>
  /**
   * Writes settings, and the service when it was read; a service that is not given stays. Changes nothing and answers
   * `published` while the base is published, `changed` when what is stored is not what was seen.
   */
  save(order: {
    readonly baseId: string
    readonly settings: FederationSettings
    readonly service: KnownService | undefined
    readonly at: Date
    readonly audit: AuditEntry
    /** Given what is stored. */
    readonly seen?: StillSeen<FederationState | undefined> | undefined
  }): Promise<'done' | 'published' | 'changed'>
  /** Takes the turn of asking the address again: false when somebody asked since `before`. */
  claimReading(baseId: string, turn: { readonly before: Date; readonly at: Date }): Promise<boolean>
  /** Keeps metadata of the issuer known so far. */
  noteRead(read: ReadAgain): Promise<void>
  /** Remembers why the metadata could not be read; those known stay. */
  noteProblem(baseId: string, problem: string): Promise<void>
  /** Bases whose delegation is enabled and whose metadata have an address. */
  toReadAgain(): Promise<readonly string[]>
  /** Forgets the tokens that nobody could present any more. */
  forgetSeen(at: Date): Promise<void>
}
