import type { SdetProfile } from '@preau/people'
import type { Actor } from '../../frame/visitor.ts'

/** One function of AAF, and the profile it gives. */
export interface FunctionLine {
  /** Upper case, as AAF writes it. */
  readonly code: string
  readonly label: string
  readonly profile: SdetProfile
  /** What the portal gives unless told otherwise; a code that no source knows gives the least. */
  readonly byDefault: SdetProfile
  /** Profiles that other feeders give to this code (ent-ecosystem §1.7). */
  readonly alsoSeen: readonly SdetProfile[]
  readonly changedAt: Date | null
  readonly changedBy: string | null
  /** People who have this function today. */
  readonly people: number
}

/** What a change would do to the people who are there. */
export interface FunctionEffect {
  readonly people: number
  readonly schools: number
}

/** A change of the table; `from` is the profile that its author saw. */
export interface FunctionChange {
  readonly code: string
  readonly from: SdetProfile
  readonly to: SdetProfile
  readonly by: Actor
  readonly at: Date
}

/** Port: which function of AAF gives which profile. */
export interface FunctionProfiles {
  /** Those of the default table, and every other that somebody has; most people first. */
  lines(): Promise<readonly FunctionLine[]>
  effect(code: string, to: SdetProfile): Promise<FunctionEffect>
  /**
   * Changes the table and the people who have the function, with the audit line. `changed-meanwhile` when the profile is no
   * longer the one that was seen.
   */
  change(change: FunctionChange): Promise<FunctionEffect | 'changed-meanwhile'>
}
