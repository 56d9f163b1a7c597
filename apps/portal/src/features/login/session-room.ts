/** Port: the number of sessions that a school may have open. */
export interface SessionRoom {
  /** The school of this person that has no session left, and how many it may have; administrators always find room. */
  fullSchool(accountId: string, at: Date): Promise<FullSchool | undefined>
  /** Writes into the traces what the limit did to this person. */
  note(what: 'login-refused' | 'session-closed', accountId: string, full: FullSchool, at: Date): Promise<void>
}

export interface FullSchool {
  readonly school: string
  readonly uai: string
  readonly limit: number
}
