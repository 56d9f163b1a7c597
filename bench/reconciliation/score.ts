import type { Decision } from '@preau/reconciliation'
import type { Truth } from './school-pair.ts'

/** Figures of a run against the truth; shares are between 0 and 1. */
export interface Score {
  readonly people: number
  readonly certain: number
  /** Certain matches on the wrong account, or on a person who has none. */
  readonly wrong: number
  /** Share of the people who have an account and were given it. */
  readonly recall: number
  /** Among those left to the operator, share whose account is proposed first, and among the first five. */
  readonly first: number
  readonly five: number
  /** Share of the people without account to whom something is proposed. */
  readonly disturbed: number
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** Scores decisions: the same measures as the training sets' scorer, on unambiguous people. */
export function scoreDecisions(decisions: readonly Decision[], truths: readonly Truth[]): Score {
  const truth = new Map(truths.map(({ pronoteId, entId }) => [pronoteId, entId]))
  let [certain, wrong, matchable, found, left, first, five, without, disturbed] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (const { pronoteId, outcome, entId, candidates } of decisions) {
    const right = truth.get(pronoteId) ?? null
    if (outcome === 'certain') {
      certain++
      if (entId !== right) wrong++
    }
    if (right === null) {
      without++
      if (candidates.length > 0) disturbed++
      continue
    }
    matchable++
    if (outcome === 'certain' && entId === right) {
      found++
      continue
    }
    left++
    const rank = candidates.findIndex((candidate) => candidate.entId === right)
    if (rank === 0) first++
    if (rank >= 0) five++
  }
  return {
    people: decisions.length,
    certain,
    wrong,
    recall: share(found, matchable),
    first: share(first, left),
    five: share(five, left),
    disturbed: share(disturbed, without),
  }
}
