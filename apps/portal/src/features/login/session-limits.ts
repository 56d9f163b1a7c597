/** How long a session of somebody lives. */
export interface SessionLimits {
  /** Without activity, milliseconds. */
  readonly idleMs: number
  /** Whatever the activity, milliseconds. */
  readonly absoluteMs: number
  /** A profile of the person has a time of its own: nobody then stays logged in by « remember me ». */
  readonly own: boolean
}

/** What holds where no profile says otherwise. */
export type CommonLimits = Omit<SessionLimits, 'own'>

/** Port: the least of what the current profiles of a person allow; a profile without a time of its own counts with the common one. */
export interface LimitsOfPeople {
  limitsOf(accountId: string, common: CommonLimits): Promise<SessionLimits>
}
