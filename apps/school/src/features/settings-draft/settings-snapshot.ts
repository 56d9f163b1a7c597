import type { PublicationSettings } from '../console/index.ts'
import type { SecuritySettings } from '../security-settings/index.ts'
import type { DelegationSettings, FederationState } from '../delegation/index.ts'

/** The publication, delegation and security settings of a base, whole. */
export interface SettingsSnapshot {
  readonly publication: PublicationSettings
  /** `undefined`: the base has never had a delegation. */
  readonly delegation: DelegationSettings | undefined
  /** `undefined`: a state of before there were any; in a draft, leaves what is in force. */
  readonly security: SecuritySettings | undefined
  /** `undefined`: never had a Ws-Federation delegation; in a draft, leaves what is in force. */
  readonly federation: FederationState | undefined
}
