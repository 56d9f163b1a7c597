import type { ConsumedTicket } from '@preau/cas'
import type { ReleasePerson, ReleasePolicy } from '../attribute-release/index.ts'
import type { SsoType } from '../services/index.ts'

/** A service ticket about to be given; only its hash is kept. */
export interface NewServiceTicket {
  readonly ticket: string
  readonly accountId: string
  readonly service: { readonly id: string; readonly code: string }
  /** The address exactly as the service asked: the ticket is good for it alone (CAS 3.0 §3.1.1). */
  readonly serviceUrl: string
  /** Key of the portal session: its end is told to the service. */
  readonly sessionRef: string
  readonly fromNewLogin: boolean
  /** The session is a remembered one (CAS 3.0 §4.1). */
  readonly longTerm: boolean
  /** For a proxy ticket, call-back addresses of those who speak for the person, most recent first. */
  readonly proxies: readonly string[]
  /** When the password was typed. */
  readonly authenticatedAt: Date
  readonly issuedAt: Date
  readonly expiresAt: Date
  /**
   * The person was read a moment ago, when this was committed (`RecentSession.seen`): the ticket is kept only if nothing of
   * their session and of their rights changed since.
   */
  readonly seen?: string | undefined
}

/** A ticket at the moment it was spent, with all that the answer may release. */
export interface SpentTicket extends ConsumedTicket {
  readonly accountId: string
  /** False when the account was suspended after the ticket was given. */
  readonly accountActive: boolean
  readonly authenticatedAt: Date
  readonly longTerm: boolean
  readonly proxies: readonly string[]
  readonly sessionRef: string
  readonly serviceId: string
  /** Addresses under which the service is declared, the one that opens first. */
  readonly declaredUrls: readonly string[]
  readonly serviceCode: string
  readonly ssoType: SsoType
  /** School of the service; null for a service of the whole portal. */
  readonly ownerId: string | null
  /** What the service learns; null for the ready template of its type of SSO. */
  readonly release: ReleasePolicy | null
  /** The person, with no more than the release may read. */
  readonly person: ReleasePerson
}

/** Port: service tickets. */
export interface CasTickets {
  /** Keeps the ticket and writes the audit line of the access. False, and nothing is kept, when something changed since `seen`. */
  issue(ticket: NewServiceTicket): Promise<boolean>
  /**
   * Spends the ticket in one atomic statement: of several calls, exactly one gets it. The service may now open a session,
   * so what will name it at log-out is kept in the same statement.
   */
  consume(ticket: string, at: Date): Promise<SpentTicket | undefined>
  /** Deletes up to `limit` tickets that expired before an instant; returns how many. */
  purge(expiredBefore: Date, limit: number): Promise<number>
  /** Forgets the noted changes of persons that no node can have missed; to be called every few minutes. */
  forgetChanges(): Promise<void>
}
