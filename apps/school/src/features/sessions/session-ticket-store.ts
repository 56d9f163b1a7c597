import type { AnyTransaction, AuditEntry } from '@preau/platform'

/** The tickets that opened the sessions of the spaces, as SHA-256. Source: CAS 3.0 §2.3.3, cas.md CAS-208. */
export interface SessionTicketStore {
  /** Notes which ticket opened a session, in the transaction that opens it. The row goes with its session. */
  keep(
    trx: AnyTransaction,
    ticket: { readonly sessionId: string; readonly baseId: string; readonly ticketHash: Uint8Array },
  ): Promise<void>
  /**
   * Closes what a ticket opened in a base: its session, and the choice of a person that still waits behind it. Returns
   * how many; each closed session has its line of the trail, with its person as target.
   */
  close(order: {
    readonly baseId: string
    readonly ticketHash: Uint8Array
    readonly audit: Omit<AuditEntry, 'target'>
  }): Promise<number>
}
