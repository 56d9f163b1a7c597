import { sumEvidence, type WeighedClue } from '../evidence/evidence.ts'
import { type LabelMap, learnLabels } from '../evidence/label-map.ts'
import { compareTaughtClasses, compareSubjects, subjectKey } from '../evidence/compare-teaching.ts'
import { compareCompanies, compareFunctions } from '../evidence/compare-jobs.ts'
import type { Population } from '../evidence/identity-evidence.ts'
import type { ComparedPair } from './compare-pool.ts'
import type { ManualDecisions } from './manual.ts'
import { secondLook } from './second-look.ts'
import { type Pool, type PoolPrior, type Solved, solve } from './pool.ts'

export interface WorkersRequest {
  readonly pool: Pool
  readonly pairs: readonly ComparedPair[]
  readonly prior: PoolPrior
  readonly population: Population
  readonly manual: ManualDecisions
  /** Class labels, learnt from the pupils. */
  readonly classes: LabelMap
}

/** Odds from which a pair is sure enough to learn the names of subjects from it. */
const teaching = 8

/** Solves teachers, staff, work tutors and inspectors: identities, then classes, subjects, function and company. */
export function solveWorkers({
  pool,
  pairs: found,
  prior,
  population,
  manual,
  classes,
}: WorkersRequest): Solved {
  const solveWith = (
    pairs: readonly ComparedPair[],
    more: (pair: ComparedPair) => readonly WeighedClue[],
  ): Solved =>
    solve({
      pool,
      prior,
      weighed: pairs.map((pair) => ({
        person: pair.person,
        account: pair.account,
        evidence: sumEvidence([...pair.clues, ...more(pair)]),
      })),
    })
  const first = solveWith(found, () => [])
  const subjects = learnSubjects(pool, first)
  const labels = pool.accounts.flatMap(({ record }) => record.classes ?? [])
  const total = new Set(labels).size
  const together = ({ person, account }: ComparedPair): WeighedClue[] => {
    const school = pool.people[person]?.record
    const ent = pool.accounts[account]?.record
    if (school === undefined || ent === undefined) return []
    return [
      compareSubjects(school.matieres, ent.matieres, subjects),
      compareTaughtClasses({ school: school.classes, ent: ent.classes, classes, total }),
      compareFunctions(school.fonction, ent.fonction),
      compareCompanies(school.entreprise, ent.entreprise),
    ].filter((clue) => clue !== undefined)
  }
  const solved = solveWith(found, together)
  const more = secondLook({ pool, solved, population, manual })
  return more.length === 0 ? solved : solveWith([...found, ...more], together)
}

function learnSubjects(pool: Pool, { byPerson }: Solved): LabelMap {
  const pairs = byPerson.flatMap(([best]) => {
    if (best === undefined || best.odds < teaching) return []
    const school = pool.people[best.person]?.record.matieres ?? []
    const ent = pool.accounts[best.account]?.record.matieres ?? []
    return school.flatMap((left) => ent.map((right) => [subjectKey(left), subjectKey(right)] as const))
  })
  return learnLabels(
    pairs,
    pool.accounts.flatMap(({ record }) => (record.matieres ?? []).map(subjectKey)),
  )
}
