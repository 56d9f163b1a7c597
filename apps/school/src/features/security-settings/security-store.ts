import type { AuditEntry } from '@preau/platform'
import type { BaseSecurity, RefusedVisits } from '../bases/index.ts'

/** What the page sets. */
export interface SecuritySettings extends Omit<BaseSecurity, 'version'> {
  /** Minutes without activity after which a session of a space ends, where no authorisation profile says otherwise. */
  readonly idleMinutes: number
}

/** Port: the security settings of a base, published or not. */
export interface SecurityStore extends RefusedVisits {
  /** They hold at once, for open sessions too. `stale`: somebody changed them since they were `seen`, and nothing is done. */
  save(order: {
    readonly baseId: string
    readonly settings: SecuritySettings
    readonly seen: number
    readonly audit: AuditEntry
  }): Promise<'done' | 'stale'>
}
