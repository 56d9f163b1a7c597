import { covers, type Scope } from '../../frame/visitor.ts'
import type { PopulationRule } from './decide-access.ts'

/** A school administrator takes away, and gives again, what concerns their schools and no other. */
export function mayRemoveRule(rule: PopulationRule, scope: Scope): boolean {
  return scope === 'all' || (rule.target !== 'all' && rule.establishmentIds.every((id) => covers(scope, id)))
}
