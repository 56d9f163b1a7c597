import type { Decision } from './decision.ts'
import type { MissingColumn } from './missing-columns.ts'
import type { Categorie } from './records.ts'

/** Counts of one category. */
export interface CategoryStatistics {
  readonly people: number
  readonly certain: number
  readonly toConfirm: number
  readonly toChoose: number
  readonly none: number
  readonly duplicates: number
}

/** Figures of a run, to show and to compare with last year's. */
export interface Statistics {
  /** Expected number of wrong certain matches: the sum over them of the probability to be wrong. */
  readonly expectedErrors: number
  readonly byCategory: Readonly<Partial<Record<Categorie, CategoryStatistics>>>
  readonly columnsMissing: readonly MissingColumn[]
  /** Pairs compared. */
  readonly pairs: number
}

const empty: CategoryStatistics = { people: 0, certain: 0, toConfirm: 0, toChoose: 0, none: 0, duplicates: 0 }
const counterOf = {
  certain: 'certain',
  'to-confirm': 'toConfirm',
  'to-choose': 'toChoose',
  none: 'none',
} as const

/** Counts decisions by category. */
export function countByCategory(
  decisions: readonly Decision[],
): Partial<Record<Categorie, CategoryStatistics>> {
  const counts: Partial<Record<Categorie, CategoryStatistics>> = {}
  for (const { categorie, outcome, flags } of decisions) {
    const before = counts[categorie] ?? empty
    const counter = counterOf[outcome]
    counts[categorie] = {
      ...before,
      people: before.people + 1,
      duplicates: before.duplicates + flags.length,
      [counter]: before[counter] + 1,
    }
  }
  return counts
}

/** Sum of the probabilities of error of the certain matches made by the engine (not by hand). */
export function expectedErrors(decisions: readonly Decision[]): number {
  let sum = 0
  for (const { outcome, reason, candidates, entId } of decisions) {
    if (outcome !== 'certain' || reason !== 'evidence-certain') continue
    const score = candidates.find((candidate) => candidate.entId === entId)?.score ?? 0
    sum += 1 / (1 + 2 ** score)
  }
  return sum
}
