import type { Solved } from './pool.ts'

/** Wrong matches accepted on average: one in a hundred thousand. A wrong match shows a child's data to somebody else. */
const acceptedRisk = 1e-5
/** Whatever the average, no match below: about one chance in 1,400. */
const lowest = 10.5
/**
 * And none refused above: one chance in 4,000, in 7,000 when the guardians come with names only. There the odds rest on
 * the frequency of names alone, which is the least certain thing the engine knows.
 */
const highest = { usual: 12, namesOnly: 12.75 } as const

/**
 * Odds from which a match is certain in a school. The surest matches come first and the average risk of those kept is
 * watched: a clean base, where nearly all are very sure, may keep a few at the limit; a damaged or poor one may not.
 */
export function certainOdds(pools: readonly Solved[], file: keyof typeof highest = 'usual'): number {
  const odds = pools
    .flatMap(({ byPerson }) => byPerson)
    .flatMap(([best]) =>
      best !== undefined && !best.evidence.veto && best.odds >= lowest ? [best.odds] : [],
    )
    .sort((a, b) => b - a)
  let risk = 0
  for (const [rank, value] of odds.entries()) {
    risk += 2 ** -value
    if (risk > acceptedRisk * (rank + 1) && value < highest[file])
      return Math.min(highest[file], value + 0.01)
  }
  return lowest
}
