import type { Solved } from './pool.ts'

/** Wrong matches accepted on average: one in a hundred thousand. A wrong match shows a child's data to somebody else. */
const acceptedRisk = 1e-5
/** Whatever the average, no match below (about one chance in 1,400) and none refused above (one in 4,000). */
const lowest = 10.5
const highest = 12

/**
 * Odds from which a match is certain in a school. The surest matches come first and the average risk of those kept is
 * watched: a clean base, where nearly all are very sure, may keep a few at the limit; a damaged or poor one may not.
 */
export function certainOdds(pools: readonly Solved[]): number {
  const odds = pools
    .flatMap(({ byPerson }) => byPerson)
    .flatMap(([best]) =>
      best !== undefined && !best.evidence.veto && best.odds >= lowest ? [best.odds] : [],
    )
    .sort((a, b) => b - a)
  let risk = 0
  for (const [rank, value] of odds.entries()) {
    risk += 2 ** -value
    if (risk > acceptedRisk * (rank + 1) && value < highest) return Math.min(highest, value + 0.01)
  }
  return lowest
}
