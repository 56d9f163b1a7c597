import { compareNames, type NameTables } from '../evidence/compare-names.ts'
import { sumEvidence, type WeighedClue } from '../evidence/evidence.ts'
import { type LabelMap, learnLabels } from '../evidence/label-map.ts'
import type { ComparedPair } from './compare-pool.ts'
import { type Pool, type Solved, solve } from './pool.ts'
import type { PreparedAccount, PreparedPerson } from './prepare.ts'
import { priors } from './priors.ts'

export interface PupilsRequest {
  readonly pool: Pool
  readonly pairs: readonly ComparedPair[]
  readonly guardians: Pool
  readonly adults: NameTables
}

/** Odds from which a pair is sure enough to learn from it. */
const teaching = 10

/** Solves the pupils: identities first, then with the class labels learnt from the sure ones and the parents' names. */
export function solvePupils({
  pool,
  pairs,
  guardians,
  adults,
}: PupilsRequest): Solved & { readonly classes: LabelMap } {
  const first = solveWith(pool, pairs, () => [])
  const classes = learnClasses(pool, first)
  const parents = parentsQuestion(guardians, adults)
  const solved = solveWith(pool, pairs, ({ person, account }) => {
    const [school, ent] = [pool.people[person], pool.accounts[account]]
    if (school === undefined || ent === undefined) return []
    const clues = classClue(classes, school.record.classe, ent.record.classe)
    return contested(first, person) ? [...clues, ...parents(school, ent)] : clues
  })
  return { ...solved, classes }
}

function solveWith(
  pool: Pool,
  pairs: readonly ComparedPair[],
  more: (pair: ComparedPair) => readonly WeighedClue[],
): Solved {
  return solve({
    pool,
    prior: priors.pupils,
    weighed: pairs.map(({ person, account, clues }) => ({
      person,
      account,
      evidence: sumEvidence([...clues, ...more({ person, account, clues })]),
    })),
  })
}

function learnClasses(pool: Pool, { byPerson }: Solved): LabelMap {
  const pairs = byPerson.flatMap(([best]) => {
    if (best === undefined || best.odds < teaching) return []
    const school = pool.people[best.person]?.record.classe
    const ent = pool.accounts[best.account]?.record.classe
    return school !== undefined && ent !== undefined ? [[school, ent] as const] : []
  })
  return learnLabels(
    pairs,
    pool.accounts.flatMap(({ record }) => record.classe ?? []),
  )
}

function classClue(classes: LabelMap, school: string | undefined, ent: string | undefined): WeighedClue[] {
  const weight = classes.weight(school, ent)
  if (weight === 0 || school === undefined || ent === undefined) return []
  return [
    { clue: { code: weight > 0 ? 'class-same' : 'class-other', weight, school, ent }, relative: weight },
  ]
}

/** Parents are looked at only where they can change something. */
function contested({ byPerson }: Solved, person: number): boolean {
  const [best, second] = byPerson[person] ?? []
  return best !== undefined && (best.odds < 16 || (second !== undefined && second.raw > -4))
}

/**
 * Compares the names of the guardians on both sides. Only names are used, not matches, so the guardians found later
 * through this pupil do not prove themselves. Brothers and sisters have the same parents: nothing against a relative.
 */
function parentsQuestion(
  guardians: Pool,
  adults: NameTables,
): (school: PreparedPerson, ent: PreparedAccount) => WeighedClue[] {
  const ofPupil = index(guardians.people, ({ record }) => record.eleves ?? [])
  const ofAccount = index(guardians.accounts, ({ record }) => record.enfants ?? [])
  return (school, ent) => {
    const left = ofPupil.get(school.record.identifiantPronote) ?? []
    const right = ofAccount.get(ent.record.id) ?? []
    if (left.length === 0 || right.length === 0) return []
    const shared = left.some((person) => right.some((account) => sameNames(person, account, adults)))
    return [
      shared
        ? { clue: { code: 'parents-shared', weight: 6 }, relative: 0.5 }
        : { clue: { code: 'parents-other', weight: -2.5 }, relative: -2 },
    ]
  }
}

function sameNames(person: PreparedPerson, account: PreparedAccount, tables: NameTables): boolean {
  const { surname, first, swap } = compareNames(person.names, account.names, tables)
  return first.weight > 2 && surname.weight > 0 && surname.weight + first.weight + swap > 9
}

function index<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of items)
    for (const key of keys(item)) {
      const members = map.get(key)
      if (members === undefined) map.set(key, [item])
      else members.push(item)
    }
  return map
}
