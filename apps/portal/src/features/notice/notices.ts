/** A school and who administers it on this portal. */
export interface SchoolAdministrators {
  readonly school: string
  /** « Claire Faure », in the order of names; empty when nobody was named yet. */
  readonly names: readonly string[]
}

/** Port: the information page before the first access to a compatible PRONOTE service (product A4, D). */
export interface Notices {
  /** Keeps their word, and writes the audit line; saying it twice changes nothing. */
  acknowledge(acknowledgement: {
    readonly accountId: string
    readonly service: { readonly id: string; readonly code: string }
    readonly at: Date
  }): Promise<void>
  /** Schools where the person has a profile or administers something, with their administrators. */
  administratorsFor(accountId: string): Promise<readonly SchoolAdministrators[]>
}
