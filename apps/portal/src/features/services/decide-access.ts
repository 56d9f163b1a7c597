import type { SdetProfile } from '@preau/people'
import type { AccessProfile } from '../../frame/access-profile.ts'
import { dayInFrance } from '../../frame/format-fr.ts'

/** The person who asks. */
export interface AccessPerson {
  readonly accountId: string
  /** False for a suspended or departed account. */
  readonly active: boolean
  readonly profiles: readonly AccessProfile[]
  /** The groups they are in now. */
  readonly groupIds: readonly string[]
}

/** « Accès population »: a profile in some schools, narrowed by optional filters; an absent filter lets everybody through. */
export interface PopulationRule {
  readonly id: string
  /** `site` is remembered for the screen: its schools were those of the author when the rule was made. */
  readonly target: 'site' | 'schools' | 'groups' | 'all'
  /** For groups, the schools of these groups. */
  readonly establishmentIds: readonly string[]
  /** For the target « Liste de groupes » alone. */
  readonly groupIds: readonly string[]
  readonly profile: SdetProfile
  readonly subjectCode: string | undefined
  readonly functionCode: string | undefined
  readonly disciplineCode: string | undefined
}

/** A draft opens for those who are named alone, so that they try it; a disabled service for nobody. */
export const serviceStates = ['draft', 'published', 'disabled'] as const
export type ServiceState = (typeof serviceStates)[number]

/** Who may use a service. `users`: account id → what was decided for that person by name. */
export interface AccessPolicy {
  readonly anonymous: boolean
  readonly state: ServiceState
  /** Opening period in days of France, `YYYY-MM-DD`, both included; null: no limit on that side. */
  readonly opensOn: string | null
  readonly closesOn: string | null
  readonly population: readonly PopulationRule[]
  readonly users: ReadonlyMap<string, 'grant' | 'refuse'>
}

/** The decision and the rule that made it. */
export type AccessDecision =
  | { readonly allowed: true; readonly because: 'anonymous' | 'named' }
  | { readonly allowed: true; readonly because: 'population'; readonly rule: PopulationRule }
  | {
      readonly allowed: false
      readonly because: 'suspended' | 'refused-by-name' | 'no-rule' | 'no-matching-rule' | Closure
    }

/** Why a service is closed whoever asks. */
export type Closure = 'disabled' | 'draft' | 'not-yet-open' | 'closed'

/**
 * Who may use a service at an instant, and why (product A3). In this order: a disabled service is for nobody; an anonymous
 * one for everybody; a suspended account has nothing; a decision about the person by name beats the population; then the
 * first population rule that fits. Who has the right may still find a draft, or come outside the opening period.
 */
export function decideAccess(policy: AccessPolicy, person: AccessPerson, at: Date): AccessDecision {
  if (policy.state === 'disabled') return { allowed: false, because: 'disabled' }
  const decision = decideRight(policy, person)
  if (!decision.allowed) return decision
  if (policy.state === 'draft' && decision.because !== 'named') return { allowed: false, because: 'draft' }
  const closure = outsidePeriod(policy, at)
  return closure === undefined ? decision : { allowed: false, because: closure }
}

/** Why nobody at all may use a service at an instant; undefined when it is open. */
export function closureOf(policy: AccessPolicy, at: Date): Closure | undefined {
  return policy.state === 'published' ? outsidePeriod(policy, at) : policy.state
}

function outsidePeriod({ opensOn, closesOn }: AccessPolicy, at: Date): 'not-yet-open' | 'closed' | undefined {
  if (opensOn === null && closesOn === null) return undefined
  const today = dayInFrance(at)
  if (opensOn !== null && today < opensOn) return 'not-yet-open'
  return closesOn !== null && today > closesOn ? 'closed' : undefined
}

function decideRight(policy: AccessPolicy, person: AccessPerson): AccessDecision {
  if (policy.anonymous) return { allowed: true, because: 'anonymous' }
  if (!person.active) return { allowed: false, because: 'suspended' }
  const named = policy.users.get(person.accountId)
  if (named === 'refuse') return { allowed: false, because: 'refused-by-name' }
  if (named === 'grant') return { allowed: true, because: 'named' }
  const rule = policy.population.find((candidate) =>
    person.profiles.some((profile) => fits(candidate, profile, person.groupIds)),
  )
  if (rule) return { allowed: true, because: 'population', rule }
  return { allowed: false, because: policy.population.length === 0 ? 'no-rule' : 'no-matching-rule' }
}

function fits(rule: PopulationRule, profile: AccessProfile, groupIds: readonly string[]): boolean {
  return (
    rule.profile === profile.profile &&
    (rule.target === 'all' || rule.establishmentIds.includes(profile.establishmentId)) &&
    (rule.target !== 'groups' || rule.groupIds.some((id) => groupIds.includes(id))) &&
    (rule.functionCode === undefined || rule.functionCode === profile.functionCode) &&
    (rule.disciplineCode === undefined || rule.disciplineCode === profile.disciplineCode) &&
    (rule.subjectCode === undefined || profile.subjectCodes.includes(rule.subjectCode))
  )
}
