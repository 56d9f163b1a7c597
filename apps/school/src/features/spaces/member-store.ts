import type { AuditEntry } from '@preau/platform'
import type { MemberRow } from './member.ts'

export interface MemberStore {
  /**
   * The person, then, `withLinked`, whoever else has the same *Identifiant CAS* in the base: the same account of the
   * ENT. Without the person when they are gone. `today` is an ISO day.
   */
  members(
    baseId: string,
    who: { readonly personId: string; readonly withLinked: boolean; readonly today: string },
  ): Promise<readonly MemberRow[]>
  /** A line of the trail for a sign-in, successful or not. */
  recordSignIn(entry: AuditEntry): Promise<void>
}
