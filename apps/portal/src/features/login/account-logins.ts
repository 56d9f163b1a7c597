/** What the log-in looks at; `passwordHash` is null for an account that was never activated. */
export interface LoginAccount {
  readonly accountId: string
  /** Its log-in name, which is not the one asked for when that account was merged into this one. */
  readonly login: string
  readonly passwordHash: string | null
  /** False for a suspended or departed account. */
  readonly open: boolean
  /** Why the log-ins of their school or profile are refused for a while; null when they are not. */
  readonly frozen: string | null
}

/** How somebody proved who they are. */
export type LoginProof = 'password' | 'password-and-code' | 'password-and-key' | 'password-and-recovery-code'

/** What is written when every proof was given. */
export interface SucceededLogin {
  readonly accountId: string
  readonly at: Date
  readonly address: string
  /** `describeBrowser` of the client. */
  readonly browser: string
  readonly proof: LoginProof
  /** The mark that the browser keeps, and until when it counts. */
  readonly mark: { readonly token: string; readonly endsAt: Date }
}

/** What is written when a password was refused. */
export interface FailedLogin {
  /** `undefined`: no account has this name. */
  readonly accountId: string | undefined
  readonly at: Date
  readonly address: string
  /** `describeBrowser` of the client. */
  readonly browser: string
  /** When a delay begins: until when. */
  readonly until?: Date
}

/** Port: accounts as the log-in and the session see them. */
export interface AccountLogins {
  /** By log-in name, without letter case. */
  findByLogin(login: string): Promise<LoginAccount | undefined>
  /**
   * Keeps the date of the log-in and the one before, writes the audit line, and notes the browser as known to the account. False,
   * and nothing written, when the account was suspended or frozen meanwhile.
   */
  recordLogin(login: SucceededLogin): Promise<boolean>
  recordFailure(failure: FailedLogin): Promise<void>
  recordLogout(logout: { readonly accountId: string; readonly at: Date }): Promise<void>
}
