import { categoryLabel, personCategories } from '@preau/people'
import { describeSpace, type Space } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'

/** One setting that differs, in words. */
export interface Difference {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What changes from one state of the settings to another, in the order of the screens. */
export function describeDifference(before: SettingsSnapshot, after: SettingsSnapshot): readonly Difference[] {
  const [old, fresh] = [factsOf(before), factsOf(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((label) => {
    const [was, is] = [old.get(label) ?? copy.nothing, fresh.get(label) ?? copy.nothing]
    return was === is ? [] : [{ label, before: was, after: is }]
  })
}

/** Every setting by its name on the screen. */
function factsOf({ publication, delegation, security }: SettingsSnapshot): ReadonlyMap<string, string> {
  const facts = new Map<string, string>([[copy.facts.root, publication.root], ...securityFacts(security)])
  for (const { space, published, mobile } of publication.spaces) {
    const { label, mobilePage } = describeSpace(space)
    facts.set(copy.facts.published(label), copy.yesNo(published))
    if (mobilePage !== undefined) facts.set(copy.facts.mobile(label), copy.yesNo(mobile))
  }
  if (!delegation) return facts
  const text = copy.facts
  const list = (values: Iterable<string>): string => [...values].join(', ') || copy.nothing
  const spaces = (chosen: Iterable<Space>): string => list([...chosen].map((one) => describeSpace(one).label))
  facts
    .set(text.enabled, copy.yesNo(delegation.enabled))
    .set(text.server, delegation.serverUrl ?? copy.nothing)
    .set(text.protocol, copy.protocols[delegation.protocol])
    .set(text.delegated, spaces(delegation.spaces))
    .set(text.federated, spaces(delegation.federated ?? []))
    .set(text.refuseRemembered, copy.yesNo(delegation.refuseRemembered))
    .set(text.proxies, list(delegation.allowedProxies))
    .set(text.common, delegation.commonAttribute ?? copy.subject)
    .set(text.recognition, copy.recognitions[delegation.recognition])
    .set(text.identifier, delegation.identifierAttribute)
  for (const [name, label] of Object.entries(text.attributes))
    facts.set(label, delegation.identityAttributes[name as keyof typeof text.attributes])
  for (const category of personCategories) {
    const values = delegation.categoryValues[category]
    if (values) facts.set(text.values(categoryLabel(category)), list(values))
  }
  return facts
}

function securityFacts(security: SettingsSnapshot['security']): readonly (readonly [string, string])[] {
  const { security: labels, anywhere } = copy.facts
  return Object.entries(labels).map(([name, label]) => {
    const value = security[name as keyof typeof labels]
    if (typeof value === 'boolean') return [label, copy.yesNo(value)]
    return [label, typeof value === 'number' ? String(value) : value.join(', ') || anywhere]
  })
}
