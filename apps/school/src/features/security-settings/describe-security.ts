import { inWords, type SettingFacts } from '../../frame/setting-facts.ts'
import { copy } from './copy.fr.ts'
import type { SecuritySettings } from './security-store.ts'

/** *Paramètres de sécurité* in words, for a difference. */
export function describeSecurity(security: SecuritySettings): SettingFacts {
  const { settings: labels, anywhere } = copy.facts
  return new Map(
    Object.entries(labels).map(([name, label]) => {
      const value = security[name as keyof typeof labels]
      if (typeof value === 'boolean') return [label, inWords.yesNo(value)]
      return [label, typeof value === 'number' ? String(value) : value.join(', ') || anywhere]
    }),
  )
}
