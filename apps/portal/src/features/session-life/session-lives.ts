import type { SdetProfile } from '@preau/people'
import type { Actor } from '../../frame/visitor.ts'
import type { CommonLimits } from '../login/index.ts'

/** What a profile has of its own; null: the common value holds. */
export interface ProfileLife {
  readonly profile: SdetProfile
  /** Minutes without activity. */
  readonly idleMinutes: number | null
  /** Hours in all. */
  readonly absoluteHours: number | null
  readonly version: number
}

export interface LifeChange {
  readonly by: Actor
  readonly at: Date
  /** What holds for the profiles without a value, to reckon open sessions again. */
  readonly common: CommonLimits
}

/** Port: how long sessions live, by profile. */
export interface SessionLives {
  /** One for each profile, in the order of screens. */
  list(): Promise<readonly ProfileLife[]>
  /**
   * Keeps those that differ; open sessions of their people have the new idle time from their next activity on.
   * `changed`: somebody else saved one of them since that version, and nothing is kept.
   */
  save(wanted: readonly ProfileLife[], change: LifeChange): Promise<'saved' | 'changed'>
}

/** Minutes, as `PORTAL_SESSION_IDLE_MINUTES`. */
export const idleBounds = { min: 5, max: 1440 } as const
/** Hours, as `PORTAL_SESSION_HOURS`. */
export const absoluteBounds = { min: 1, max: 168 } as const
