/** A proxy-granting ticket about to be kept; only its hash is. */
export interface NewGrant {
  readonly ticket: string
  readonly accountId: string
  /** The service that will speak for the person. */
  readonly serviceId: string
  readonly sessionRef: string
  /** Call-back addresses, its own first (CAS 3.0 §2.6.2). */
  readonly proxies: readonly string[]
  readonly authenticatedAt: Date
  readonly longTerm: boolean
  readonly issuedAt: Date
}

/** Port: proxy-granting tickets. They die with the portal session they come from (CAS 3.0 §3.3.1). */
export interface CasGrants {
  keep(grant: NewGrant): Promise<void>
  /** The grant, as long as its session and its account are alive. It is not spent: it gives many proxy tickets. */
  find(ticket: string, at: Date): Promise<Omit<NewGrant, 'ticket' | 'issuedAt'> | undefined>
  /** Deletes up to `limit` grants whose session ended; returns how many. */
  purge(at: Date, limit: number): Promise<number>
}
