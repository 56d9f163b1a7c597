import type { Decision } from '../decision.ts'
import { explainReason } from '../explain.fr.ts'

/**
 * Last guard, whatever happened before (even two confirmations by hand): an account given to two people of a school
 * is given to nobody, and both are flagged.
 */
export function oneToOne(decisions: readonly Decision[]): Decision[] {
  const holders = new Map<string, number>()
  for (const { outcome, entId } of decisions)
    if (outcome === 'certain' && entId !== undefined) holders.set(entId, (holders.get(entId) ?? 0) + 1)
  return decisions.map((decision) =>
    decision.outcome === 'certain' && (holders.get(decision.entId ?? '') ?? 0) > 1
      ? {
          ...decision,
          outcome: 'to-confirm',
          reason: 'duplicate',
          reasons: [explainReason('duplicate', decision.categorie)],
          flags: ['doublon'],
        }
      : decision,
  )
}
