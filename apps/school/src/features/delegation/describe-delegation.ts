import { categoryLabel, personCategories } from '@preau/people'
import { inWords, noValue, type SettingFacts } from '../../frame/setting-facts.ts'
import { describeSpace, type Space, spaces } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { type DelegationSettings, noDelegation } from './delegation.ts'
import type { RecognitionRule } from './recognition-rule.ts'

/** In the order of the screens, whatever the order in which they were stored: that is no difference. */
function spacesIn(chosen: Iterable<Space>): string {
  const held = new Set(chosen)
  return inWords.list(spaces.filter((one) => held.has(one)).map((one) => describeSpace(one).label))
}

/** *Déléguer l’authentification* in words, for a difference. */
export function describeDelegation(delegation: DelegationSettings): SettingFacts {
  const text = copy.facts
  return new Map([
    [text.enabled, inWords.yesNo(delegation.enabled)],
    [text.server, delegation.serverUrl ?? noValue],
    [text.protocol, copy.protocols[delegation.protocol]],
    [text.delegated, spacesIn(delegation.spaces)],
    [text.federated, spacesIn(delegation.federated ?? [])],
    [text.refuseRemembered, inWords.yesNo(delegation.refuseRemembered)],
    [text.proxies, inWords.list(delegation.allowedProxies)],
    [text.common, delegation.commonAttribute ?? text.subject],
    ...describeRecognition(delegation),
  ])
}

/** What a delegation holds before anybody has chosen anything, but for how people are recognised, which is always worth reading. */
export function usualDelegation(): SettingFacts {
  const facts = new Map(describeDelegation(noDelegation))
  facts.delete(copy.facts.recognition)
  return facts
}

type Described = Pick<
  RecognitionRule & DelegationSettings,
  'recognition' | 'identifierAttribute' | 'identityAttributes'
> & { readonly categoryValues: DelegationSettings['categoryValues'] }

/** How somebody is recognised the first time; `named` gives each label what it needs to be told from another delegation. */
export function describeRecognition(
  rule: Described,
  named: (label: string) => string = (label) => label,
): readonly (readonly [string, string])[] {
  const text = copy.facts
  const attributes = Object.entries(text.attributes).map(
    ([name, label]) => [named(label), rule.identityAttributes[name as keyof typeof text.attributes]] as const,
  )
  const values = personCategories.flatMap((category) => {
    const list = rule.categoryValues[category]
    return list ? [[named(text.values(categoryLabel(category))), inWords.list(list)] as const] : []
  })
  return [
    [named(text.recognition), text.recognitions[rule.recognition]],
    [named(text.identifier), rule.identifierAttribute],
    ...attributes,
    ...values,
  ]
}
