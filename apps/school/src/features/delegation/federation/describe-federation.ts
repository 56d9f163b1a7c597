import { inWords, noValue, type SettingFacts } from '../../../frame/setting-facts.ts'
import { describeRecognition } from '../describe-delegation.ts'
import { copy as delegationCopy } from '../copy.fr.ts'
import { copy } from './copy.fr.ts'
import { type FederationState, knownMetadata, noFederation } from './federation.ts'

/**
 * *Délégation Ws-Federation* in words, for a difference. The keys of a service whose metadata have an address are no
 * setting: they are followed by themselves.
 */
export function describeFederation({ settings, service }: FederationState): SettingFacts {
  const text = copy.settingFacts
  const named = (label: string): string => text.named(label)
  const keys =
    settings.metadataUrl === undefined && service ? knownMetadata(service)?.certificates : undefined
  return new Map([
    [text.enabled, inWords.yesNo(settings.enabled)],
    [text.metadata, settings.metadataUrl ?? (service ? text.pasted : noValue)],
    [text.issuer, service?.issuer ?? noValue],
    ...(keys ? [[text.keys, inWords.list(keys.map(({ fingerprint }) => fingerprint))] as const] : []),
    [text.askPassword, inWords.yesNo(settings.askPassword)],
    [text.allowSha1, inWords.yesNo(settings.allowSha1)],
    [text.common, settings.commonAttribute ?? copy.commonSubject],
    ...describeRecognition(settings, named),
  ])
}

/** What it holds before anybody has chosen anything, but for how people are recognised. */
export function usualFederation(): SettingFacts {
  const facts = new Map(describeFederation({ settings: noFederation, service: undefined }))
  facts.delete(copy.settingFacts.named(delegationCopy.facts.recognition))
  return facts
}
