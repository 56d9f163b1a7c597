import type { Actor } from '../../frame/visitor.ts'

/** Something that was done to an account. */
export interface PastChange {
  readonly id: string
  readonly at: Date
  /** As in the audit: `account.password-reset`. */
  readonly action: string
  /** Name of the person who did it, or « ligne de commande ». */
  readonly by: string
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly data: Readonly<Record<string, unknown>>
}

/** Port: what was done to one account, latest first. Log-ins are elsewhere. */
export interface AccountHistory {
  past(
    accountId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly PastChange[]>
  /** Audit line of the closing of every session by an administrator. */
  recordClosing(closing: {
    readonly accountId: string
    readonly count: number
    readonly by: Actor
    readonly at: Date
  }): Promise<void>
}
