import type { Solved } from './pool.ts'

/** Odds above which a claim on an account is taken seriously when looking for two records of one person. */
const serious = 4
/** A record that fits another account nearly as well is a homonym, not a duplicate. */
const margin = 3

/**
 * Positions of the people of the base who look like two records of one person: each claims the same account seriously
 * and has no other account to claim.
 */
export function duplicates({ byPerson }: Solved): Set<number> {
  const claims = new Map<number, number[]>()
  byPerson.forEach((pairs, person) => {
    const ranked = [...pairs].sort((a, b) => b.raw - a.raw)
    const [best, second] = ranked
    if (best === undefined || best.raw < serious) return
    if (second !== undefined && best.raw - second.raw < margin) return
    claims.set(best.account, [...(claims.get(best.account) ?? []), person])
  })
  return new Set([...claims.values()].filter((people) => people.length > 1).flat())
}
