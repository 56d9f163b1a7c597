import type { AuditEntry } from '@preau/platform'
import type { AuthorisationProfile, ProfileCategory, ProfileSettings } from './profile.ts'

/** A profile to create, or one to change as it was seen. */
export interface ProfileOrder {
  readonly baseId: string
  readonly category: ProfileCategory
  readonly seen: { readonly id: string; readonly version: number } | undefined
  readonly settings: ProfileSettings
  readonly audit: AuditEntry
}

/** Port: the authorisation profiles of a base. */
export interface ProfileStore {
  /** By name. */
  list(baseId: string, category: ProfileCategory): Promise<readonly AuthorisationProfile[]>
  /** How many people of the category, present on `today`, have none. */
  withoutProfile(baseId: string, category: ProfileCategory, today: string): Promise<number>
  /**
   * Creates or changes a profile; a new time holds at once for the sessions of those who have it. `stale`: somebody changed it
   * since it was seen, or removed it; `name-taken`: another one of the category has this name.
   */
  save(order: ProfileOrder): Promise<'done' | 'stale' | 'name-taken'>
  /** Removes a profile that nobody has; `used` otherwise, `gone` when it is no more. */
  remove(baseId: string, id: string, audit: AuditEntry): Promise<'done' | 'used' | 'gone'>
  /** After how many minutes without activity the session of somebody ends: that of their profile, or of the school. */
  idleMinutes(personId: string, via: 'cas' | 'local'): Promise<number>
}
