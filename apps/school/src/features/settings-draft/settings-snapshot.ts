import type { PublicationSettings } from '../console/index.ts'
import type { DelegationSettings } from '../delegation/index.ts'

/** The publication and delegation settings of a base, whole. */
export interface SettingsSnapshot {
  readonly publication: PublicationSettings
  /** `undefined`: the base has never had a delegation. */
  readonly delegation: DelegationSettings | undefined
}
