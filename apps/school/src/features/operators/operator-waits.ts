import type { Clock } from '@preau/platform'

/** What was tried: the password at the door, a code after it, or the present password on *Mon accès*. */
export type OperatorTry = 'password' | 'code' | 'own-password'

interface TryRule {
  /** Wrong ones in a row before a wait; each further one doubles it. */
  readonly failedLogins: number
  readonly longestWaitMinutes: number
}

/**
 * At the door, a name is known to many: the wait stays short, so that nobody keeps an operator out. Who guesses codes had the
 * password: ten in a row, out of a million, then longer and longer.
 */
const rules: Readonly<Record<OperatorTry, TryRule>> = {
  password: { failedLogins: 20, longestWaitMinutes: 1 },
  code: { failedLogins: 10, longestWaitMinutes: 15 },
  'own-password': { failedLogins: 10, longestWaitMinutes: 15 },
}

/** Port: who has to wait after wrong proofs, on whatever node they were given. */
export interface OperatorWaits {
  /** Counts a try before it is looked at; seconds to wait, when it may not be. `whose`: a log-in name, or a number. */
  take(order: {
    readonly tried: OperatorTry
    readonly whose: string
    readonly rule: TryRule
    readonly now: Date
  }): Promise<number | undefined>
  /** It was right: nothing is counted any more. */
  clear(tried: OperatorTry, whose: string): Promise<void>
  /** Forgets failures that count no more. */
  forget(now: Date): Promise<void>
}

/** Seconds to wait before this proof may be looked at; `undefined`: now, and it counts as wrong until cleared. */
export const secondsToWait = (
  { operatorWaits, clock }: { readonly operatorWaits: Pick<OperatorWaits, 'take'>; readonly clock: Clock },
  tried: OperatorTry,
  whose: string,
): Promise<number | undefined> => operatorWaits.take({ tried, whose, rule: rules[tried], now: clock.now() })
