import type { AuditEntry } from '@preau/platform'
import type { StillSeen } from '../../frame/seen.ts'

export interface PreferencesStore {
  /**
   * *Activer la gestion des identifiants ENT*; saved again as it is, nothing is recorded. `seen`, asked when it would change:
   * whether it still is what somebody saw; without, a command.
   */
  setEntIdentifiers(order: {
    readonly baseId: string
    readonly active: boolean
    readonly seen?: StillSeen<boolean>
    readonly audit: AuditEntry
  }): Promise<'done' | 'changed'>
}
