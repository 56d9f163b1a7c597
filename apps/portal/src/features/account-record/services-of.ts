import type { Scope } from '../../frame/visitor.ts'
import {
  type AccessDecision,
  decideAccess,
  isVisible,
  type RuleChoices,
  ruleInWords,
  type ServiceAccess,
} from '../services/index.ts'
import { reasonCopy } from './copy.fr.ts'
import type { ServiceLine } from './follow.page.tsx'

/** Every service that the administrator sees, with the decision for one person at an instant and what made it. */
export async function servicesOf(
  access: Pick<ServiceAccess, 'policies' | 'person' | 'choices'>,
  { accountId, scope, at }: { readonly accountId: string; readonly scope: Scope; readonly at: Date },
): Promise<readonly ServiceLine[]> {
  const [policies, person, choices] = await Promise.all([
    access.policies(),
    access.person(accountId),
    access.choices('all'),
  ])
  if (!person) return []
  return policies
    .filter((service) => isVisible(service, scope))
    .map(({ code, title, policy }) => {
      const decision = decideAccess(policy, person, at)
      return { code, title, allowed: decision.allowed, reason: reasonOf(decision, choices) }
    })
}

function reasonOf(decision: AccessDecision, choices: RuleChoices): string {
  return decision.because === 'population'
    ? reasonCopy.population(ruleInWords(decision.rule, choices))
    : reasonCopy[decision.because]
}
