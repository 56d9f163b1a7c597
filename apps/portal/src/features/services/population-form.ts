import { parseSdetProfile, type SdetProfile } from '@preau/people'
import { z } from 'zod'
import { covers, type Scope } from '../../frame/visitor.ts'
import { populationCopy as copy } from './copy.fr.ts'
import type { RuleChoices } from './rule-in-words.ts'
import type { PopulationRuleDraft } from './service.ts'

const optionalCode = z
  .string()
  .max(40)
  .optional()
  .transform((text) => (text === undefined || text === '' ? undefined : text))

/** The form « Accès population »: one rule for each ticked profile. */
export const populationForm = z.object({
  target: z.enum(['site', 'schools', 'groups', 'all'], copy.missingTarget),
  schools: z.array(z.string().regex(/^\d{1,18}$/)).default([]),
  groups: z.array(z.string().regex(/^\d{1,18}$/)).default([]),
  profiles: z.array(z.string()).min(1, copy.missingProfile),
  subject: optionalCode,
  function: optionalCode,
  discipline: optionalCode,
})

export type PopulationFormValue = z.infer<typeof populationForm>

/**
 * The rules asked for, or the field that prevents it. « Établissement(s) du site courant » means the schools the
 * administrator acts on, as they are today; only the platform may open a service to the whole portal.
 */
export function populationRules(
  form: PopulationFormValue,
  scope: Scope,
  { schools, groups }: Pick<RuleChoices, 'schools' | 'groups'>,
):
  | { readonly ok: true; readonly rules: PopulationRuleDraft[] }
  | { readonly ok: false; readonly field: 'schools' | 'groups' | 'target' | 'profiles' } {
  if (form.target === 'all' && scope !== 'all') return { ok: false, field: 'target' }
  const named = groups.filter(({ id }) => form.target === 'groups' && form.groups.includes(id))
  if (form.target === 'groups' && (named.length === 0 || named.length < new Set(form.groups).size))
    return { ok: false, field: 'groups' }
  const allSchools = schools.map(({ id }) => id)
  const establishmentIds = schoolsOf(form, allSchools, named)
  if (form.target !== 'all' && establishmentIds.length === 0) return { ok: false, field: 'schools' }
  if (establishmentIds.some((id) => !covers(scope, id) || !allSchools.includes(id)))
    return { ok: false, field: 'schools' }
  const profiles = form.profiles.map(parseSdetProfile)
  if (!profiles.every((profile): profile is SdetProfile => profile !== undefined))
    return { ok: false, field: 'profiles' }
  const { target, subject: subjectCode, function: functionCode, discipline: disciplineCode } = form
  return {
    ok: true,
    rules: profiles.map((profile) => ({
      target,
      establishmentIds,
      groupIds: named.map(({ id }) => id),
      profile,
      subjectCode,
      functionCode,
      disciplineCode,
    })),
  }
}

function schoolsOf(
  { target, schools }: PopulationFormValue,
  allSchools: readonly string[],
  groups: readonly { readonly schoolId: string }[],
): readonly string[] {
  if (target === 'all') return []
  if (target === 'site') return allSchools
  return [...new Set(target === 'groups' ? groups.map(({ schoolId }) => schoolId) : schools)]
}
