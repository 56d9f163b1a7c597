import { inWords, type SettingFacts } from '../../frame/setting-facts.ts'
import { describeSpace } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { PublicationSettings } from './publication-store.ts'

/** *Paramètres de publication* in words, for a difference. */
export function describePublication({ root, spaces }: PublicationSettings): SettingFacts {
  const text = copy.publication.facts
  const facts = new Map<string, string>([[text.root, root]])
  for (const { space, published, mobile } of spaces) {
    const { label, mobilePage } = describeSpace(space)
    facts.set(text.published(label), inWords.yesNo(published))
    if (mobilePage !== undefined) facts.set(text.mobile(label), inWords.yesNo(mobile))
  }
  return facts
}
