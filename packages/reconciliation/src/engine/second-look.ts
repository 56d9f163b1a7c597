import { identityEvidence, type Population } from '../evidence/identity-evidence.ts'
import { phoneticKey } from '../names/phonetic-key.ts'
import type { ComparedPair } from './compare-pool.ts'
import type { ManualDecisions } from './manual.ts'
import type { Pool, Solved } from './pool.ts'

export interface SecondLookRequest {
  readonly pool: Pool
  readonly solved: Solved
  readonly population: Population
  readonly manual: ManualDecisions
}

/** Odds above which an account is spoken for, and a person has a real candidate. */
const spokenFor = 4
const hasCandidate = 0
/** More accounts than this with the same first name: showing them would not help anybody. */
const tooMany = 25

/**
 * Looks again at the people left without a candidate, among the accounts nobody claims: there are few of them, so the
 * first name is enough to propose one (a mother whose surname the ENT does not know). Never enough to be certain.
 */
export function secondLook({ pool, solved, population, manual }: SecondLookRequest): ComparedPair[] {
  const claimed = new Set<number>()
  for (const pairs of solved.byPerson)
    for (const { account, raw } of pairs) if (raw > spokenFor) claimed.add(account)
  const free = new Map<string, number[]>()
  pool.accounts.forEach(({ names, record }, account) => {
    if (claimed.has(account) || manual.taken.has(record.id)) return
    const key = phoneticKey(names.first.main.words[0] ?? '')
    free.set(key, [...(free.get(key) ?? []), account])
  })
  return pool.people.flatMap((person, position) => {
    const pairs = solved.byPerson[position] ?? []
    if (person.generic || person.names.surname.joint || (pairs[0]?.odds ?? -99) > hasCandidate) return []
    const known = new Set(pairs.map(({ account }) => account))
    const found = (free.get(phoneticKey(person.names.first.words[0] ?? '')) ?? []).filter(
      (account) => !known.has(account),
    )
    if (found.length > tooMany) return []
    return found.flatMap((account) => {
      const ent = pool.accounts[account]
      if (ent === undefined || manual.refuses(person.record.identifiantPronote, ent.record.id)) return []
      return [{ person: position, account, clues: identityEvidence(person, ent, population) }]
    })
  })
}
