import type { DayOrder, SheetEncoding, SheetSeparator } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import type { CsvField } from './csv-fields.ts'

/** Responsibility of a guardian towards a pupil: 1 or 2 for a legal guardian, 0 for somebody to call. */
export type GuardianLevel = 0 | 1 | 2

/** How a file is understood: chosen on the screen, or given to the command line, and remembered for each base. */
export interface CsvSettings {
  readonly list: PersonCategory
  readonly encoding: SheetEncoding
  readonly separator: SheetSeparator
  readonly dates: DayOrder
  /** In the order of the columns of the file; null leaves one aside. */
  readonly columns: readonly (CsvField | null)[]
  /** Responsibility of the guardians whose line says none. */
  readonly level: GuardianLevel | null
  /** What becomes of those whom the base does not know. */
  readonly unknown: 'add' | 'leave'
  /** The file is the whole list: who is not in it has left. */
  readonly whole: boolean
}
