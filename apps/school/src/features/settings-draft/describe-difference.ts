import { type Difference, differencesBetween, noValue, type SettingFacts } from '../../frame/setting-facts.ts'
import { describePublication } from '../console/index.ts'
import {
  describeDelegation,
  describeFederation,
  usualDelegation,
  usualFederation,
} from '../delegation/index.ts'
import { describeSecurity } from '../security-settings/index.ts'
import { copy } from './copy.fr.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'

/** What changes from one state of the settings to another, in the order of the screens. */
export function describeDifference(before: SettingsSnapshot, after: SettingsSnapshot): readonly Difference[] {
  // What a state does not hold stays as it is.
  const found = differencesBetween(
    factsOf({
      ...before,
      delegation: after.delegation && before.delegation,
      federation: after.federation && before.federation,
      security: after.security && before.security,
    }),
    factsOf(after),
  )
  return groupUsual(
    groupUsual(found, before.delegation ? undefined : usualDelegation(), copy.usual.delegation),
    before.federation ? undefined : usualFederation(),
    copy.usual.federation,
  )
}

/** Of a delegation defined for the first time, what was left as everybody has it makes one line instead of twenty. */
function groupUsual(
  found: readonly Difference[],
  usual: SettingFacts | undefined,
  label: string,
): readonly Difference[] {
  const isUsual = (one: Difference): boolean => usual?.get(one.label) === one.after
  const count = found.filter(isUsual).length
  if (count === 0) return found
  const rest = found.filter((one) => !isUsual(one))
  return [...rest, { label, before: noValue, after: copy.usual.value(count) }]
}

const factsOf = ({ publication, delegation, federation, security }: SettingsSnapshot): SettingFacts =>
  new Map([
    ...describePublication(publication),
    ...(delegation ? describeDelegation(delegation) : []),
    ...(federation ? describeFederation(federation) : []),
    ...(security ? describeSecurity(security) : []),
  ])
