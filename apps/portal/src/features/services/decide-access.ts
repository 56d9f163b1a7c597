import type { SdetProfile } from '@preau/people'
import type { AccessProfile } from '../../frame/access-profile.ts'

/** The person who asks. */
export interface AccessPerson {
  readonly accountId: string
  /** False for a suspended or departed account. */
  readonly active: boolean
  readonly profiles: readonly AccessProfile[]
}

/** « Accès population »: a profile in some schools, narrowed by optional filters; an absent filter lets everybody through. */
export interface PopulationRule {
  readonly id: string
  /** `site` is remembered for the screen: its schools were those of the author when the rule was made. */
  readonly target: 'site' | 'schools' | 'all'
  readonly establishmentIds: readonly string[]
  readonly profile: SdetProfile
  readonly subjectCode: string | undefined
  readonly functionCode: string | undefined
  readonly disciplineCode: string | undefined
}

/** Who may use a service. `users`: account id → what was decided for that person by name. */
export interface AccessPolicy {
  readonly anonymous: boolean
  readonly population: readonly PopulationRule[]
  readonly users: ReadonlyMap<string, 'grant' | 'refuse'>
}

/** The decision and the rule that made it. */
export type AccessDecision =
  | { readonly allowed: true; readonly because: 'anonymous' | 'named' }
  | { readonly allowed: true; readonly because: 'population'; readonly rule: PopulationRule }
  | {
      readonly allowed: false
      readonly because: 'suspended' | 'refused-by-name' | 'no-rule' | 'no-matching-rule'
    }

/**
 * Who may use a service, and why (product A3). In this order: an anonymous service is for everybody; a suspended account
 * has nothing; a decision about the person by name beats the population; then the first population rule that fits.
 */
export function decideAccess(policy: AccessPolicy, person: AccessPerson): AccessDecision {
  if (policy.anonymous) return { allowed: true, because: 'anonymous' }
  if (!person.active) return { allowed: false, because: 'suspended' }
  const named = policy.users.get(person.accountId)
  if (named === 'refuse') return { allowed: false, because: 'refused-by-name' }
  if (named === 'grant') return { allowed: true, because: 'named' }
  const rule = policy.population.find((candidate) =>
    person.profiles.some((profile) => fits(candidate, profile)),
  )
  if (rule) return { allowed: true, because: 'population', rule }
  return { allowed: false, because: policy.population.length === 0 ? 'no-rule' : 'no-matching-rule' }
}

function fits(rule: PopulationRule, profile: AccessProfile): boolean {
  return (
    rule.profile === profile.profile &&
    (rule.target === 'all' || rule.establishmentIds.includes(profile.establishmentId)) &&
    (rule.functionCode === undefined || rule.functionCode === profile.functionCode) &&
    (rule.disciplineCode === undefined || rule.disciplineCode === profile.disciplineCode) &&
    (rule.subjectCode === undefined || profile.subjectCodes.includes(rule.subjectCode))
  )
}
