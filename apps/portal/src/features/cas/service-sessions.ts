import type { AnyTransaction } from '@preau/platform'

/** A session that a service opened with a ticket of ours, and how its end is told. */
export interface ServiceSession {
  readonly id: string
  readonly title: string
  /** Where the service is told. */
  readonly address: string
  /** The ticket, long spent: the name of the session at the service. */
  readonly ticket: string
}

/**
 * How telling a service ended: `told` it accepted, `failed` it did not in spite of every try, `skipped` there was nobody to
 * tell (a front-channel service, and no browser there any more; older tickets of a loop).
 */
export type TellingState = 'told' | 'failed' | 'skipped'

/** A line of the record that an administrator reads. */
export interface ToldSession {
  readonly id: string
  readonly state: 'ending' | TellingState
  readonly endedAt: Date
  readonly attempts: number
  readonly detail: string
}

/** A service session that is over, and whose service is to be told. */
export interface EndedSession {
  readonly id: string
  readonly serviceId: string
}

/** Port: what services opened with our tickets, until they were told of the end (CAS 3.0 §2.3.3). */
export interface ServiceSessions {
  /**
   * Ends what belongs to portal sessions that are over, or to closed accounts, up to `limit` rows, and calls `leave` within
   * the same transaction for each service to be told by the back channel; how many rows were ended.
   */
  endOrphans(
    at: Date,
    limit: number,
    leave: (ended: EndedSession, transaction: AnyTransaction) => Promise<void>,
  ): Promise<number>
  /** Ends what a portal session opened at front-channel services, for its browser to tell them. */
  takeFront(sessionRef: string, at: Date): Promise<readonly ServiceSession[]>
  /** A session being told; `undefined` once that is over. */
  ending(id: string): Promise<ServiceSession | undefined>
  /** Notes a try; with a state it was the last, and the ticket is forgotten. */
  noteTry(id: string, outcome: { readonly detail: string; readonly state?: TellingState }): Promise<void>
  /** The browser has a new portal session of the same person: what the old one opened belongs to it. */
  follow(from: string, to: string): Promise<void>
  /** What a service was told last, newest first. */
  lastTold(serviceId: string, limit: number): Promise<readonly ToldSession[]>
  /** Deletes up to `limit` rows that ended before an instant; returns how many. */
  purge(endedBefore: Date, limit: number): Promise<number>
}
