import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { PersonalSpace } from '../bases/index.ts'

/** Somebody signed in to a space, from one device. */
export interface ConnectedPerson {
  /** Key of the session; it opens nothing. */
  readonly sessionId: string
  readonly personId: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly space: PersonalSpace
  readonly via: 'cas' | 'local'
  readonly openedAt: Date
  /** Known to the minute. */
  readonly lastSeenAt: Date
}

export interface ConnectedStore {
  /** One page of the live sessions of a base, by name, and how many there are. */
  list(
    baseId: string,
    query: { readonly now: Date; readonly page: number; readonly pageSize: number },
  ): Promise<{ readonly rows: readonly ConnectedPerson[]; readonly total: number }>
  /** Closes one session of the base, or all of them; returns how many. Audited when there was one at least. */
  disconnect(order: {
    readonly baseId: string
    readonly which: 'all' | { readonly sessionId: string }
    readonly audit: AuditEntry
  }): Promise<number>
}
