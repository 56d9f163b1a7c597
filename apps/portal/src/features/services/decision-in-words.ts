import { formatLongDayFr } from '../../frame/format-fr.ts'
import { decisionCopy as copy } from './copy.fr.ts'
import type { AccessDecision } from './decide-access.ts'
import { ruleInWords, type RuleChoices } from './rule-in-words.ts'
import type { ServiceDraft } from './service.ts'

/** The rule that decides, said to an administrator. */
export function decisionInWords(
  decision: AccessDecision,
  service: Pick<ServiceDraft, 'opensOn' | 'closesOn'>,
  choices: RuleChoices,
): string {
  if (!decision.allowed) return refusalInWords(decision.because, service)
  return decision.because === 'population'
    ? copy.population(ruleInWords(decision.rule, choices))
    : copy.allowed[decision.because]
}

function refusalInWords(
  because: Extract<AccessDecision, { allowed: false }>['because'],
  { opensOn, closesOn }: Pick<ServiceDraft, 'opensOn' | 'closesOn'>,
): string {
  if (because === 'not-yet-open' && opensOn !== null) return copy.opens(formatLongDayFr(opensOn))
  if (because === 'closed' && closesOn !== null) return copy.closed(formatLongDayFr(closesOn))
  return copy.refused[because]
}
