import type { Evidence } from '../evidence/evidence.ts'
import { assign } from './assign.ts'
import type { PreparedAccount, PreparedPerson } from './prepare.ts'

/** One pair of a pool with its evidence; `person` and `account` are positions in the pool. */
export interface Pair {
  readonly person: number
  readonly account: number
  readonly evidence: Evidence
  /** Log2-odds of the pair alone, one-to-one apart. */
  readonly raw: number
  /** Log2-odds after the assignment. */
  readonly odds: number
}

/** People and accounts of compatible categories in one school. */
export interface Pool {
  readonly people: readonly PreparedPerson[]
  readonly accounts: readonly PreparedAccount[]
}

/** What one expects of a category before any evidence. */
export interface PoolPrior {
  /** Share of the people of the base who have an account. */
  readonly matched: number
  /** Share who have none and are relatives of somebody who has one. */
  readonly relatives: number
  /** Share who have none and bear the names of somebody who has one. */
  readonly homonyms: number
  /** Share who have none and are strangers. */
  readonly strangers: number
}

/**
 * Odds of a pair alone: the account against each rival explanation (a stranger, a relative of the account's
 * owner, a homonym, none with an account of their own). The weakest decides.
 */
export function rawOdds(evidence: Evidence, prior: PoolPrior, accounts: number): number {
  const stranger = evidence.stranger + Math.log2(prior.matched / prior.strangers / Math.max(1, accounts))
  const relative = evidence.relative + Math.log2(prior.matched / prior.relatives)
  const homonym = evidence.homonym + Math.log2(prior.matched / prior.homonyms)
  return -Math.log2(2 ** -stranger + 2 ** -relative + 2 ** -homonym)
}

export interface Solved {
  /** Pairs of each person, best first. */
  readonly byPerson: readonly (readonly Pair[])[]
}

/** A solved pool, ready for the decisions. */
export interface SolvedPool extends Solved {
  readonly pool: Pool
  /** Guardians: whether the pupils they are attached to have an account here; `undefined` when unknown. */
  readonly childrenMatched?: (person: number) => boolean | undefined
}

export interface SolveRequest {
  readonly pool: Pool
  readonly prior: PoolPrior
  readonly weighed: readonly {
    readonly person: number
    readonly account: number
    readonly evidence: Evidence
  }[]
  /** Probability that an account's owner is absent from the file, when the account is known not to be expected. */
  readonly expected?: (account: number) => boolean
}

/** Below these odds a pair is not worth carrying. */
export const negligible = -9

/**
 * Solves a pool twice: the first assignment tells how much of the directory the file covers, hence how surprising it
 * is that an account's owner should be absent; the second uses it.
 */
export function solve({ pool, prior, weighed, expected = () => true }: SolveRequest): Solved {
  const edges = weighed
    .map((pair) => ({ ...pair, odds: rawOdds(pair.evidence, prior, pool.accounts.length) }))
    .filter(({ odds }) => odds > negligible)
  const sizes = { people: pool.people.length, accounts: pool.accounts.length }
  const claimed = new Set<number>()
  for (const { account, odds } of edges) if (odds > 4) claimed.add(account)
  let expectedCount = 0
  for (let account = 0; account < sizes.accounts; account++) if (expected(account)) expectedCount++
  const covered = [...claimed].filter((account) => expected(account)).length
  const absent = Math.min(0.95, Math.max(0.02, (expectedCount - covered + 1) / (expectedCount + 2)))
  const result = assign(edges, { ...sizes, absent: (account) => (expected(account) ? absent : 0.8) })
  const byPerson: Pair[][] = pool.people.map(() => [])
  edges.forEach(({ person, account, evidence, odds }, position) => {
    byPerson[person]?.push({ person, account, evidence, raw: odds, odds: result[position] ?? -60 })
  })
  for (const pairs of byPerson)
    pairs.sort((a, b) => b.odds - a.odds || b.raw - a.raw || a.account - b.account)
  return { byPerson }
}
