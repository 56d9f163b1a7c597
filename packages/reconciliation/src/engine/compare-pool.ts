import { sumEvidence, type WeighedClue } from '../evidence/evidence.ts'
import { identityEvidence, type Population } from '../evidence/identity-evidence.ts'
import { BlockIndex } from './blocking.ts'
import type { ManualDecisions } from './manual.ts'
import { negligible, type Pool, type PoolPrior, rawOdds } from './pool.ts'
import type { PreparedAccount } from './prepare.ts'

/** A pair whose identities have been compared; relations are added later. */
export interface ComparedPair {
  readonly person: number
  readonly account: number
  readonly clues: readonly WeighedClue[]
}

export interface ComparePoolRequest {
  readonly pool: Pool
  readonly population: Population
  readonly manual: ManualDecisions
  readonly prior: PoolPrior
  /** The most bits that relations may add later to a pair that is not `related`. */
  readonly hope: number
  /** Accounts to compare with a person whatever their names: parents of the pupils the person is attached to. */
  readonly related?: (person: number) => Iterable<number>
}

export interface ComparedPool {
  readonly pairs: readonly ComparedPair[]
  /** Number of comparisons made. */
  readonly compared: number
}

/** An operator's yes outweighs anything. */
const confirmed: WeighedClue = { clue: { code: 'confirmed', weight: 150 }, relative: 150 }

/** Compares each person with the accounts that share a blocking key, and with `related` accounts. */
export function comparePool({
  pool,
  population,
  manual,
  related = () => [],
  prior,
  hope,
}: ComparePoolRequest): ComparedPool {
  const index = new BlockIndex(pool.accounts)
  const positions = new Map(pool.accounts.map(({ record }, position) => [record.id, position]))
  const pairs: ComparedPair[] = []
  let compared = 0
  pool.people.forEach((person, position) => {
    const pronoteId = person.record.identifiantPronote
    const chosen = positions.get(manual.accountOf.get(pronoteId) ?? '')
    if (chosen !== undefined) {
      pairs.push({ person: position, account: chosen, clues: [confirmed] })
      return
    }
    if (person.generic || person.names.surname.joint) return
    const linked = new Set(related(position))
    for (const candidate of withLinked(index.candidates(person), linked)) {
      const account = pool.accounts[candidate]
      if (account === undefined || !allowed(pronoteId, account, manual)) continue
      compared++
      const clues = identityEvidence(person, account, population)
      const promising = rawOdds(sumEvidence(clues), prior, pool.accounts.length) + hope > negligible
      if (promising || (linked.has(candidate) && named(clues)))
        pairs.push({ person: position, account: candidate, clues })
    }
  })
  return { pairs, compared }
}

function withLinked(candidates: readonly number[], linked: ReadonlySet<number>): Iterable<number> {
  return linked.size === 0 ? candidates : new Set([...candidates, ...linked])
}

function allowed(pronoteId: string, { record }: PreparedAccount, manual: ManualDecisions): boolean {
  return !manual.taken.has(record.id) && !manual.refuses(pronoteId, record.id)
}

/** A related account is kept when one of the two names agrees: it makes a suggestion. */
function named(clues: readonly WeighedClue[]): boolean {
  return clues.slice(0, 2).some(({ clue }) => clue.weight > 0)
}
