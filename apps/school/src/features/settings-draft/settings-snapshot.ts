import type { PublicationSettings } from '../console/index.ts'
import type { DelegationSettings } from '../delegation/index.ts'
import type { SecuritySettings } from '../security-settings/index.ts'

/** The publication, delegation and security settings of a base, whole. */
export interface SettingsSnapshot {
  readonly publication: PublicationSettings
  /** `undefined`: the base has never had a delegation. */
  readonly delegation: DelegationSettings | undefined
  readonly security: SecuritySettings
}
