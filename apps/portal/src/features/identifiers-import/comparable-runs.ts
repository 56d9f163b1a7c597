import { openSchoolYears } from '@preau/people'
import type { ImportRun } from './import-run.ts'

/** As many imports of a school are looked through. */
export const comparedRuns = 60

/** The imports that one is compared with. */
export interface ComparedRuns {
  readonly previous: ImportRun | undefined
  /** The last of the school year before; absent when it is `previous`. */
  readonly lastYear: ImportRun | undefined
}

/** Chooses, among the imports of a school, latest first, those that say something of this one. */
export function comparableRuns(run: ImportRun, others: readonly ImportRun[]): ComparedRuns {
  const earlier = others.filter(
    ({ id, state, startedAt }) => id !== run.id && state === 'finished' && startedAt < run.startedAt,
  )
  const [previous] = earlier
  const year = yearOf(run)
  const lastYear = earlier.find((other) => yearOf(other) < year)
  return { previous, lastYear: lastYear === previous ? undefined : lastYear }
}

/** The summer belongs to the year that is being prepared. */
const yearOf = ({ startedAt }: ImportRun): number => Math.max(...openSchoolYears(startedAt))
