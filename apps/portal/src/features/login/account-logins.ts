import type { Visitor } from '../../frame/visitor.ts'

/** What the log-in looks at; `passwordHash` is null for an account that was never activated. */
export interface LoginAccount {
  readonly accountId: string
  readonly passwordHash: string | null
  /** False for a suspended or departed account. */
  readonly open: boolean
  readonly lockedUntil: Date | null
}

/** What is written when a password was refused. */
export interface FailedLogin {
  readonly accountId: string
  readonly at: Date
  readonly address: string
  /** Consecutive failures that close the account for a while. */
  readonly lockAfter: number
  readonly lockedUntil: Date
}

/** Port: accounts as the log-in and the session see them. */
export interface AccountLogins {
  /** By log-in name, without letter case. */
  findByLogin(login: string): Promise<LoginAccount | undefined>
  /**
   * Clears the failures, keeps the date of the log-in and the one before, writes the audit line. False, and nothing
   * written, when the account was locked or suspended while the password was being checked.
   */
  recordLogin(login: {
    readonly accountId: string
    readonly at: Date
    readonly address: string
  }): Promise<boolean>
  /** A lock in force is left as it is: a try that was already under way must not lift it. */
  recordFailure(failure: FailedLogin): Promise<void>
  recordLogout(logout: { readonly accountId: string; readonly at: Date }): Promise<void>
  /** The person of a session; `undefined` once the account is suspended or gone. */
  visitor(accountId: string): Promise<Visitor | undefined>
}
