import type { Space } from '../../bases/index.ts'
import type { FailureState } from '../failure-store.ts'
import type { FailureReason } from '../identification-failure.ts'
import type { FailureAge, TallyCell } from './failure-inbox.ts'
import type { InboxQuery } from './inbox-query.ts'
import { agesOf, type InboxPeriod, inboxPeriods } from './periods.ts'

/** Numbers beside each choice of a filter: what one would see by choosing it and leaving the others as they are. */
export interface InboxCounts {
  /** Lines that all the filters keep. */
  readonly total: number
  readonly states: ReadonlyMap<FailureState, number>
  readonly reasons: ReadonlyMap<FailureReason, number>
  readonly spaces: ReadonlyMap<Space, number>
  readonly periods: ReadonlyMap<InboxPeriod, number>
}

type Chosen = Pick<InboxQuery, 'motif' | 'espace' | 'periode'> & { readonly state: FailureState }

/** The numbers of the filters from one tally. */
export function sumTally(cells: readonly TallyCell[], chosen: Chosen): InboxCounts {
  const ages = agesOf(chosen.periode)
  const keeps = {
    state: (cell: TallyCell) => cell.state === chosen.state,
    reason: (cell: TallyCell) => chosen.motif === undefined || cell.reason === chosen.motif,
    space: (cell: TallyCell) => chosen.espace === undefined || cell.space === chosen.espace,
    age: (cell: TallyCell) => ages.includes(cell.age),
  }
  const but = (left?: keyof typeof keeps): readonly TallyCell[] =>
    cells.filter((cell) => Object.entries(keeps).every(([name, keep]) => name === left || keep(cell)))
  const byAge = sumBy<FailureAge>(but('age'), ({ age }) => age)
  return {
    total: sum(but().map(({ count }) => count)),
    states: sumBy(but('state'), ({ state }) => state),
    reasons: sumBy(but('reason'), ({ reason }) => reason),
    spaces: sumBy(but('space'), ({ space }) => space),
    periods: new Map(
      inboxPeriods.map((period) => [period, sum(agesOf(period).map((age) => byAge.get(age) ?? 0))]),
    ),
  }
}

function sumBy<Key>(cells: readonly TallyCell[], keyOf: (cell: TallyCell) => Key): ReadonlyMap<Key, number> {
  const sums = new Map<Key, number>()
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.count)
  return sums
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
