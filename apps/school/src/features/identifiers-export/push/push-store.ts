import type { PushReceipt } from '@preau/exchange'
import type { AuditEntry } from '@preau/platform'

/**
 * Where a file on its way to the ENT stands. `refused`: the ENT said no, sending it again changes nothing. `given-up`:
 * a week of failures. `replaced`: a later file took its place.
 */
export type PushState = 'waiting' | 'delivered' | 'refused' | 'given-up' | 'replaced'

/** One file sent, or to be sent, to the ENT. */
export interface Push {
  readonly id: string
  readonly state: PushState
  readonly createdAt: Date
  readonly createdBy: string
  readonly fileName: string
  readonly people: number
  readonly attempts: number
  readonly nextAttemptAt: Date | undefined
  readonly lastAttemptAt: Date | undefined
  /** French: why the last attempt failed. */
  readonly lastProblem: string | undefined
  readonly receipt: PushReceipt | undefined
}

/** A file whose time has come. */
export interface DuePush {
  readonly id: string
  readonly baseId: string
  readonly uai: string
  readonly url: string | undefined
  readonly sealedCode: Buffer | undefined
  readonly content: Buffer
  readonly createdAt: Date
  /** Attempts before this one. */
  readonly attempts: number
}

/** What an attempt came to. */
export type PushOutcome =
  | { readonly state: 'delivered'; readonly receipt: PushReceipt }
  | { readonly state: 'refused' | 'given-up'; readonly problem: string }
  | { readonly state: 'waiting'; readonly problem: string; readonly nextAttemptAt: Date }

/** The outbox of the base: a file in it is sent until the ENT has answered, whatever happens to this server. */
export interface PushStore {
  /** Leaves a file; one that was still waiting is replaced. */
  leave(push: {
    readonly baseId: string
    readonly fileName: string
    readonly people: number
    readonly peopleDigest: Buffer
    readonly content: Buffer
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<void>
  /** Takes the files whose time has come, and keeps them from other nodes until `until`. */
  claimDue(at: Date, until: Date): Promise<readonly DuePush[]>
  record(push: DuePush, outcome: PushOutcome, at: Date, audit: AuditEntry | undefined): Promise<void>
  /** Makes a waiting file due now; a refused one is sent again only by a new export. */
  hurry(baseId: string, at: Date): Promise<void>
  /** Latest first. */
  recent(baseId: string, limit: number): Promise<readonly Push[]>
  /** The people of the last file that arrived. */
  lastDelivered(baseId: string): Promise<{ readonly peopleDigest: Buffer } | undefined>
}
