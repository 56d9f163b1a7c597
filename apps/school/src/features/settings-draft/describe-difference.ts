import { type Difference, differencesBetween, type SettingFacts } from '../../frame/setting-facts.ts'
import { describePublication } from '../console/index.ts'
import { describeDelegation, describeFederation } from '../delegation/index.ts'
import { describeSecurity } from '../security-settings/index.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'

/** What changes from one state of the settings to another, in the order of the screens. */
export function describeDifference(before: SettingsSnapshot, after: SettingsSnapshot): readonly Difference[] {
  // What a state does not hold stays as it is.
  return differencesBetween(
    factsOf({
      ...before,
      delegation: after.delegation && before.delegation,
      federation: after.federation && before.federation,
      security: after.security && before.security,
    }),
    factsOf(after),
  )
}

const factsOf = ({ publication, delegation, federation, security }: SettingsSnapshot): SettingFacts =>
  new Map([
    ...describePublication(publication),
    ...(delegation ? describeDelegation(delegation) : []),
    ...(federation ? describeFederation(federation) : []),
    ...(security ? describeSecurity(security) : []),
  ])
