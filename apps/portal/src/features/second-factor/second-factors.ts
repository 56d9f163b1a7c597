import type { FactorPopulation } from '../../frame/factor-population.ts'
import type { Actor } from '../../frame/visitor.ts'

/** An account as the second factor sees it. */
export interface FactorHolder {
  readonly accountId: string
  readonly login: string
  /** None: a pupil, a guardian, a work tutor. */
  readonly populations: readonly FactorPopulation[]
  /** When the first of their factors was confirmed; `undefined`: no second factor. */
  readonly enrolledAt: Date | undefined
  /** An application on a telephone gives them codes. */
  readonly hasApplication: boolean
  /** Security keys and passkeys. */
  readonly keys: number
  /** Recovery codes that have not been used. */
  readonly recoveryLeft: number
}

export interface Change {
  readonly accountId: string
  readonly by: Actor
  readonly at: Date
}

/** Port: second factors. Each change writes its audit line. */
export interface SecondFactors {
  holder(accountId: string): Promise<FactorHolder | undefined>
  /**
   * The secret being set up under a key (a half log-in, a session): the one shown before, or this fresh one. Two log-ins of
   * one account never see each other's.
   */
  draft(draft: {
    readonly key: string
    readonly accountId: string
    readonly fresh: Uint8Array
    readonly at: Date
    readonly endsAt: Date
  }): Promise<Uint8Array>
  /**
   * Makes the secret of a draft the application of the account, with new recovery codes; false when it already has one.
   */
  enrol(
    change: Change & {
      readonly key: string
      readonly secret: Uint8Array
      /** Time step of the code that confirmed it: it opens nothing more. */
      readonly step: number
      readonly recoveryHashes: readonly Buffer[]
    },
  ): Promise<boolean>
  secret(accountId: string): Promise<Uint8Array | undefined>
  /** False when a code of this time step, or of a later one, was already used (RFC 6238 §5.2). */
  spendStep(use: { readonly accountId: string; readonly step: number }): Promise<boolean>
  /** False when it is no code of the account, or a used one. */
  spendRecoveryCode(use: {
    readonly accountId: string
    readonly hash: Buffer
    readonly at: Date
  }): Promise<boolean>
  renewRecoveryCodes(change: Change & { readonly recoveryHashes: readonly Buffer[] }): Promise<void>
  /** False when there was none. */
  remove(change: Change): Promise<boolean>
  /** When the account was first asked for a second factor: now, unless it was before. */
  askedSince(asked: { readonly accountId: string; readonly at: Date }): Promise<Date>
  recordRefusal(refusal: {
    readonly accountId: string
    readonly at: Date
    readonly address: string
    readonly browser: string
  }): Promise<void>
}

/** A right password that waits for its second factor. */
export interface LoginStep {
  readonly accountId: string
  /** The page the password was typed for. */
  readonly next: string
}

/** Port: half log-ins, which are no sessions and open nothing. */
export interface LoginSteps {
  open(step: LoginStep & { readonly token: string; readonly endsAt: Date }): Promise<void>
  find(token: string, at: Date): Promise<LoginStep | undefined>
  /** Once only: false when another request has just used it. */
  close(token: string): Promise<boolean>
  /** Forgets up to `limit` half log-ins and drafts that are over; returns how many. */
  purge(now: Date, limit: number): Promise<number>
}
