import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, type SchoolBase } from '../bases/index.ts'
import type { YearCounts, YearState } from './school-year.ts'

/** What *Nouvelle année scolaire* shows. */
export interface YearPageProps {
  readonly view: View
  readonly visit: Visit
  readonly state: YearState
}

export const yearPath = (base: SchoolBase): string => `${clientPath(base)}/annee`

/** The figures of every category together. */
export const sumOf = (counts: readonly YearCounts[], key: 'staying' | 'leaving' | 'arriving'): number =>
  counts.reduce((sum, one) => sum + one[key], 0)
