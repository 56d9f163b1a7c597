import { profileLabel } from '@preau/people'
import { populationCopy as copy } from './copy.fr.ts'
import type { PopulationRuleDraft } from './service.ts'
import type { Coded, ServiceAccess } from './service-registry.ts'

/** The names of what a rule designates by code. */
export type RuleChoices = Awaited<ReturnType<ServiceAccess['choices']>>

/** « Enseignant, Collège des Tilleuls, Matière enseignée : MATHEMATIQUES ». */
export function ruleInWords(rule: PopulationRuleDraft, choices: RuleChoices): string {
  const filters = [
    filter(copy.subject, choices.subjects, rule.subjectCode),
    filter(copy.function, choices.functions, rule.functionCode),
    filter(copy.discipline, choices.disciplines, rule.disciplineCode),
  ]
  return [profileLabel(rule.profile), targetInWords(rule, choices), ...filters].filter(Boolean).join(', ')
}

function targetInWords(
  { target, establishmentIds, groupIds }: PopulationRuleDraft,
  { schools, groups }: RuleChoices,
): string {
  if (target === 'all') return copy.targets.all
  if (target === 'groups') {
    const names = groupIds.map((id) => groups.find((one) => one.id === id)?.name ?? copy.goneGroup)
    return copy.groupNames(names.join(' + '), names.length)
  }
  return establishmentIds.map((id) => schools.find((one) => one.id === id)?.name ?? id).join(' + ')
}

function filter(label: string, list: readonly Coded[], code: string | undefined): string {
  if (code === undefined) return ''
  return `${label}\u00a0: ${list.find((one) => one.code === code)?.label ?? code}`
}
