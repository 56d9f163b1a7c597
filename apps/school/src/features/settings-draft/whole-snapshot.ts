import { noDelegation, noFederation } from '../delegation/index.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'

/**
 * A former state as it can be put in force again: a delegation that was not defined at the time is one that is not ticked
 * today, for nothing forgets what a supervisor typed.
 */
export const wholeSnapshot = (former: SettingsSnapshot, current: SettingsSnapshot): SettingsSnapshot => ({
  publication: former.publication,
  security: former.security ?? current.security,
  delegation: former.delegation ?? (current.delegation && { ...noDelegation, federated: new Set() }),
  federation:
    former.federation ??
    (current.federation && { settings: noFederation, service: current.federation.service }),
})
