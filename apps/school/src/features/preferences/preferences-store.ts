import type { AuditEntry } from '@preau/platform'

export interface PreferencesStore {
  /** *Activer la gestion des identifiants ENT*; saved again as it is, nothing is recorded. */
  setEntIdentifiers(baseId: string, active: boolean, audit: AuditEntry): Promise<void>
}
