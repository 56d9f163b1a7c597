import { sumEvidence } from '../evidence/evidence.ts'
import type { Population } from '../evidence/identity-evidence.ts'
import { compareChildren, type PupilBelief } from '../evidence/relations.ts'
import { type ComparedPair, comparePool } from './compare-pool.ts'
import type { ManualDecisions } from './manual.ts'
import { type Pool, type Solved, type SolvedPool, solve } from './pool.ts'
import { priors } from './priors.ts'
import { secondLook } from './second-look.ts'

export interface GuardiansRequest {
  readonly pool: Pool
  readonly population: Population
  readonly pupils: SolvedPool
  readonly manual: ManualDecisions
}

/** Below this probability an account is not worth following to its parents. */
const followed = 0.05

/**
 * Solves the guardians through the pupils: each brings the parents of the accounts they may be, and what is believed of
 * them weighs on the pair. When the file carries no attachment, the directory side is used: the parent of a pupil of
 * the base is expected there, exactly once.
 */
export function solveGuardians(request: GuardiansRequest): {
  readonly solved: SolvedPool
  readonly compared: number
} {
  const { pool, population, pupils, manual } = request
  const beliefs = pupilBeliefs(pupils)
  const found = comparePool({
    pool,
    population,
    manual,
    prior: priors.guardians,
    hope: 0,
    related: relatedAccounts(pool, beliefs),
  })
  const here = new Set(pupils.pool.accounts.map(({ record }) => record.id))
  const children = pool.accounts.map(
    ({ record }) => new Set((record.enfants ?? []).filter((child) => here.has(child))),
  )
  const attached = pool.people.some(({ record }) => (record.eleves?.length ?? 0) > 0)
  const expected = expectedAccounts(children, beliefs)
  const solveWith = (pairs: readonly ComparedPair[]): Solved =>
    solve({
      pool,
      prior: priors.guardians,
      weighed: pairs.map(({ person, account, clues }) => {
        const eleves = attached ? pool.people[person]?.record.eleves : undefined
        const relation = compareChildren({
          pupils: eleves?.map((pupil) => beliefs.get(pupil)),
          children: children[account] ?? new Set(),
          population: pupils.pool.accounts.length,
        })
        return {
          person,
          account,
          evidence: sumEvidence(relation === undefined ? clues : [...clues, relation]),
        }
      }),
      expected: (account) => expected[account] ?? false,
    })
  const first = solveWith(found.pairs)
  const more = secondLook({ pool, solved: first, population, manual })
  const solved = more.length === 0 ? first : solveWith([...found.pairs, ...more])
  return {
    solved: { pool, ...solved, childrenMatched: childrenMatched(pool, beliefs) },
    compared: found.compared,
  }
}

const probability = (odds: number): number => 1 / (1 + 2 ** -odds)

function pupilBeliefs({ pool, byPerson }: SolvedPool): Map<string, PupilBelief> {
  const beliefs = new Map<string, PupilBelief>()
  pool.people.forEach((person, position) => {
    const accounts = new Map<string, number>()
    let none = 1
    for (const { account, odds } of byPerson[position] ?? []) {
      const id = pool.accounts[account]?.record.id
      if (id === undefined) continue
      accounts.set(id, probability(odds))
      none -= probability(odds)
    }
    beliefs.set(person.record.identifiantPronote, { accounts, none: Math.max(0, none) })
  })
  return beliefs
}

function relatedAccounts(
  { people, accounts }: Pool,
  beliefs: ReadonlyMap<string, PupilBelief>,
): (person: number) => number[] {
  const parentsOf = new Map<string, number[]>()
  accounts.forEach(({ record }, position) => {
    for (const child of record.enfants ?? []) {
      const parents = parentsOf.get(child)
      if (parents === undefined) parentsOf.set(child, [position])
      else parents.push(position)
    }
  })
  return (person) =>
    (people[person]?.record.eleves ?? []).flatMap((pupil) =>
      [...(beliefs.get(pupil)?.accounts ?? [])].flatMap(([account, chance]) =>
        chance > followed ? (parentsOf.get(account) ?? []) : [],
      ),
    )
}

/** Accounts whose owner should be in the base: one of their children is. */
function expectedAccounts(
  children: readonly ReadonlySet<string>[],
  beliefs: ReadonlyMap<string, PupilBelief>,
): boolean[] {
  const present = new Set<string>()
  for (const { accounts } of beliefs.values())
    for (const [account, chance] of accounts) if (chance > 0.5) present.add(account)
  return children.map((own) => [...own].some((child) => present.has(child)))
}

function childrenMatched(
  { people }: Pool,
  beliefs: ReadonlyMap<string, PupilBelief>,
): (person: number) => boolean | undefined {
  return (person) => {
    const views = (people[person]?.record.eleves ?? []).flatMap((pupil) => beliefs.get(pupil) ?? [])
    return views.length === 0 ? undefined : views.some(({ none }) => none < 0.5)
  }
}
