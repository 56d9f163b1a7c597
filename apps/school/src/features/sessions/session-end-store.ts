import type { AnyTransaction } from '@preau/platform'

/**
 * Why a session is alive no more: idle too long, at the end of its life, closed by the supervisor, by the ENT, by a change
 * of password; `closed` when nothing tells.
 */
export type SessionEndReason = 'idle' | 'absolute' | 'supervisor' | 'ent' | 'password' | 'closed'

export interface SessionEndStore {
  /** The reason of the session that had this token; `undefined` while it lives. */
  reasonOf(tokenHash: Uint8Array, now: Date): Promise<SessionEndReason | undefined>
  /** Notes why the sessions of somebody end now, except one, before they are deleted. */
  noteAllOf(order: {
    readonly subject: string
    readonly except?: string | undefined
    readonly reason: 'password'
    readonly at: Date
  }): Promise<void>
  /** Notes tokens whose sessions were deleted in this transaction. */
  note(
    trx: AnyTransaction,
    ended: {
      readonly tokenHashes: readonly Uint8Array[]
      readonly reason: 'supervisor' | 'ent'
      readonly at: Date
    },
  ): Promise<void>
  /** Deletes notes and dead sessions older than this: their browsers are told nothing any more. */
  forget(before: Date): Promise<void>
}
