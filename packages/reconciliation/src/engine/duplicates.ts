import type { ClueCode } from '../decision.ts'
import { editDistance } from '../names/edit-distance.ts'
import type { Pair } from './pool.ts'
import type { PreparedPerson } from './prepare.ts'
import type { SolvedPool } from './pool.ts'

/** Odds above which a claim on an account is taken seriously when looking for two records of one person. */
const serious = 2
/** A record that fits another account nearly as well is a homonym, not a duplicate. */
const margin = 3

const different: ReadonlySet<ClueCode> = new Set([
  'first-other',
  'birth-other',
  'civility-other',
  'surname-other',
  'ine-other',
])

interface Claim {
  readonly position: number
  readonly person: PreparedPerson
  readonly pair: Pair
}

/**
 * Positions of the people of the base who look like two records of one person: each claims the same account seriously,
 * has no other account to claim, and nothing tells one from the other.
 */
export function duplicates({ pool, byPerson }: SolvedPool): Set<number> {
  const claims = new Map<number, Claim[]>()
  pool.people.forEach((person, position) => {
    const pair = claimOf(byPerson[position] ?? [])
    if (pair === undefined) return
    claims.set(pair.account, [...(claims.get(pair.account) ?? []), { position, person, pair }])
  })
  const flagged = new Set<number>()
  for (const claimants of claims.values())
    for (const left of claimants)
      if (claimants.some((right) => right !== left && mayBeOne(left, right))) flagged.add(left.position)
  return flagged
}

function claimOf(pairs: readonly Pair[]): Pair | undefined {
  const [best, second] = [...pairs].sort((a, b) => b.raw - a.raw || b.odds - a.odds)
  if (best === undefined || best.raw < serious) return undefined
  if (second !== undefined && best.raw - second.raw < margin) return undefined
  return best.evidence.clues.some(({ code }) => different.has(code)) ? undefined : best
}

function mayBeOne(left: Claim, right: Claim): boolean {
  const [one, other] = [left.person, right.person]
  if (one.civility !== 0 && other.civility !== 0 && one.civility !== other.civility) return false
  if (one.day !== 0 && other.day !== 0 && one.day !== other.day && !closeDays(one.day, other.day))
    return false
  if (!firmFirstName(left.pair) || !firmFirstName(right.pair)) return false
  return (
    editDistance(one.names.surname.glued, other.names.surname.glued, 1) <= 1 ||
    [left, right].every(likeSurname)
  )
}

/** A second first name alone may be a relative's: something else must be shared. */
function firmFirstName({ evidence }: Pair): boolean {
  const codes = evidence.clues.map(({ code }) => code)
  return !codes.includes('first-second') || codes.includes('children-shared') || codes.includes('birth-same')
}

function likeSurname({ pair }: Claim): boolean {
  return pair.evidence.clues.some(({ code, weight }) => code.startsWith('surname') && weight > 0)
}

function closeDays(left: number, right: number): boolean {
  return Math.floor(left / 10_000) === Math.floor(right / 10_000) || left % 10_000 === right % 10_000
}
