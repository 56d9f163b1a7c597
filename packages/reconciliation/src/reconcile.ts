import type { Decision } from './decision.ts'
import { certainOdds } from './engine/certain-odds.ts'
import { decidePool } from './engine/decide.ts'
import { type ManualDecision, manualDecisions } from './engine/manual.ts'
import { oneToOne } from './engine/one-to-one.ts'
import { solveSchool } from './engine/school.ts'
import { guardiansHaveOnlyNames, type MissingColumn, missingColumns } from './missing-columns.ts'
import type { EntAccount, SchoolPerson } from './records.ts'
import { countByCategory, expectedErrors, type Statistics } from './statistics.ts'

/** What the operator decided in earlier imports. */
export interface ReconcileOptions {
  /** Pairs confirmed by hand: they win over any score. */
  readonly confirmed?: readonly ManualDecision[]
  /** Pairs refused by hand: never proposed again. */
  readonly refused?: readonly ManualDecision[]
}

export interface ReconcileRequest {
  readonly directory: readonly EntAccount[]
  readonly people: readonly SchoolPerson[]
  readonly options?: ReconcileOptions
}

/** Decisions in the order of `people`, and the figures of the run. */
export interface Reconciliation {
  readonly decisions: readonly Decision[]
  readonly statistics: Statistics
}

/**
 * Finds for each person of one or several school bases the ENT account that is theirs, or says why none is sure.
 * Schools are independent: an account of another school is never proposed. The result depends neither on the order of
 * the input nor on the clock. A person given twice (same identifier and school) is decided once.
 */
export function reconcile({ directory, people, options = {} }: ReconcileRequest): Reconciliation {
  const manual = manualDecisions(options.confirmed ?? [], options.refused ?? [])
  const decided = new Map<string, Decision>()
  const columnsMissing: MissingColumn[] = []
  let pairs = 0
  const accountsOf = bySchool(directory)
  for (const [uai, members] of [...group(people, ({ uai }) => uai)].sort(([a], [b]) => compare(a, b))) {
    const solved = solveSchool(
      unique(accountsOf.get(uai) ?? [], ({ id }) => id),
      unique(members, ({ identifiantPronote }) => identifiantPronote),
      manual,
    )
    pairs += solved.compared
    const missing = missingColumns(uai, members)
    columnsMissing.push(...missing)
    const certain = certainOdds(solved.pools, guardiansHaveOnlyNames(missing) ? 'namesOnly' : 'usual')
    for (const decision of oneToOne(solved.pools.flatMap((pool) => decidePool(pool, manual, certain))))
      decided.set(`${uai} ${decision.pronoteId}`, decision)
  }
  const keys = new Set(people.map(({ uai, identifiantPronote }) => `${uai} ${identifiantPronote}`))
  const decisions = [...keys].flatMap((key) => decided.get(key) ?? [])
  return {
    decisions,
    statistics: {
      expectedErrors: expectedErrors(decisions),
      byCategory: countByCategory(decisions),
      columnsMissing,
      pairs,
    },
  }
}

function group<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const members = groups.get(key(item))
    if (members === undefined) groups.set(key(item), [item])
    else members.push(item)
  }
  return groups
}

function bySchool(directory: readonly EntAccount[]): Map<string, EntAccount[]> {
  const schools = new Map<string, EntAccount[]>()
  for (const account of directory)
    for (const uai of new Set(account.uai)) {
      const members = schools.get(uai)
      if (members === undefined) schools.set(uai, [account])
      else members.push(account)
    }
  return schools
}

/** Sorted by identifier, each once: the engine works on positions, so this is what makes it independent of the order. */
function unique<T>(items: readonly T[], id: (item: T) => string): T[] {
  const sorted = [...items].sort(
    (a, b) => compare(id(a), id(b)) || compare(JSON.stringify(a), JSON.stringify(b)),
  )
  return sorted.filter((item, position) => {
    const previous = sorted[position - 1]
    return previous === undefined || id(previous) !== id(item)
  })
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
