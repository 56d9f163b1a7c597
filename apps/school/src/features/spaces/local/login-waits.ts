import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { BaseSecurity } from '../../bases/index.ts'

/** Somebody of the base whose log-in name was tried too often. */
export interface WaitingPerson {
  readonly personId: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly failures: number
  /** No password is looked at before. */
  readonly until: Date
}

interface Asked {
  readonly baseId: string
  /** Lower case. */
  readonly login: string
  readonly now: Date
}

/**
 * Port: who has to wait after wrong passwords. Each further wrong one doubles the wait, and a try made meanwhile is not looked at:
 * an account is never locked, and a guesser gets nowhere (CNIL 2022-100).
 */
export interface LoginWaits {
  /** Counts a try before its password is looked at; seconds to wait, when it may not be. */
  take(
    asked: Asked & { readonly rule: Pick<BaseSecurity, 'failedLogins' | 'longestWaitMinutes'> },
  ): Promise<number | undefined>
  /** The password was right: nothing is counted any more. */
  clear(baseId: string, login: string): Promise<void>
  /** The end of the wait of a log-in name. */
  waitingUntil(asked: Asked): Promise<Date | undefined>
  /** Everybody of the base who has to wait, by name. */
  waiting(baseId: string, now: Date): Promise<readonly WaitingPerson[]>
  /** The supervisor ends the wait. */
  unlock(order: {
    readonly baseId: string
    readonly login: string
    readonly audit: AuditEntry
  }): Promise<void>
  /** Forgets failures that count no more. */
  forget(now: Date): Promise<void>
}
