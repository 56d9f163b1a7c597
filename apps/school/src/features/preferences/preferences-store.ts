import type { AuditEntry } from '@preau/platform'

export interface PreferencesStore {
  /** *Activer la gestion des identifiants ENT*. */
  setEntIdentifiers(baseId: string, active: boolean, audit: AuditEntry): Promise<void>
}
