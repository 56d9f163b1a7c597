import type { ClueCode } from '../decision.ts'
import type { Pair } from './pool.ts'
import type { PreparedPerson } from './prepare.ts'
import type { SolvedPool } from './school.ts'

/** Odds above which a claim on an account is taken seriously when looking for two records of one person. */
const serious = 3
/** A record that fits another account nearly as well is a homonym, not a duplicate. */
const margin = 3

const different: ReadonlySet<ClueCode> = new Set([
  'first-other',
  'birth-other',
  'civility-other',
  'surname-other',
  'ine-other',
])

/**
 * Positions of the people of the base who look like two records of one person: each claims the same account seriously,
 * has no other account to claim, and nothing tells one from the other.
 */
export function duplicates({ pool, byPerson }: SolvedPool): Set<number> {
  const claims = new Map<number, number[]>()
  byPerson.forEach((pairs, person) => {
    const claim = claimOf(pairs)
    if (claim !== undefined) claims.set(claim, [...(claims.get(claim) ?? []), person])
  })
  const flagged = new Set<number>()
  for (const claimants of claims.values())
    for (const left of claimants)
      for (const right of claimants)
        if (left !== right && mayBeOne(pool.people[left], pool.people[right])) flagged.add(left)
  return flagged
}

function claimOf(pairs: readonly Pair[]): number | undefined {
  const [best, second] = [...pairs].sort((a, b) => b.raw - a.raw || b.odds - a.odds)
  if (best === undefined || best.raw < serious) return undefined
  if (best.evidence.clues.some(({ code }) => different.has(code))) return undefined
  return second !== undefined && best.raw - second.raw < margin ? undefined : best.account
}

/** Two records with two birth dates, or a man and a woman, are two people. */
function mayBeOne(left: PreparedPerson | undefined, right: PreparedPerson | undefined): boolean {
  if (left === undefined || right === undefined) return false
  if (left.civility !== 0 && right.civility !== 0 && left.civility !== right.civility) return false
  return left.day === 0 || right.day === 0 || left.day === right.day || closeDays(left.day, right.day)
}

function closeDays(left: number, right: number): boolean {
  return Math.floor(left / 10_000) === Math.floor(right / 10_000) || left % 10_000 === right % 10_000
}
