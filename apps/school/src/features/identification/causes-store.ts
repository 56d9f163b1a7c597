import type { FailureReason } from './identification-failure.ts'

/** How often one cause occurred in a week. Names nobody. */
export interface CauseOfWeek {
  /** Monday, ISO. */
  readonly week: string
  readonly reason: FailureReason
  readonly attempts: number
}

/** What the failures of a base amount to. */
export interface CausesStore {
  /** From that Monday on, by week. */
  causes(baseId: string, from: string): Promise<readonly CauseOfWeek[]>
  countOpen(baseId: string): Promise<number>
  /** Open failures that this operator has not seen yet, and when they last looked. */
  unseen(
    baseId: string,
    operatorId: string,
  ): Promise<{ readonly count: number; readonly since: Date | undefined }>
  /** The operator looks at the list. */
  noteSeen(order: { readonly baseId: string; readonly operatorId: string; readonly at: Date }): Promise<void>
  /** Deletes failures closed and links given before one moment, failures last met before another, and causes of weeks before a day. */
  forget(before: { readonly closed: Date; readonly met: Date; readonly week: string }): Promise<void>
}
