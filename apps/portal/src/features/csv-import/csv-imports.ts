import type { SheetEncoding } from '@preau/exchange'
import type { Actor } from '../../frame/visitor.ts'
import type { CsvSettings } from './csv-fields.ts'
import type { CsvPerson } from './csv-person.ts'

/** A file that waits for its columns to be chosen and its effect to be confirmed. */
export interface CsvDraft {
  readonly id: string
  readonly schoolId: string
  readonly school: string
  readonly uai: string
  readonly fileName: string
  readonly encoding: SheetEncoding
  /** Undefined once it is applied: the file is not kept. */
  readonly content: Uint8Array | undefined
  readonly settings: CsvSettings
  readonly startedAt: Date
  readonly startedBy: string
  readonly counts: CsvCounts | null
}

export interface CsvCounts {
  readonly created: number
  /** Already there, and given a profile or a class that they did not have. */
  readonly completed: number
  readonly unchanged: number
  /** Pupils given to guardians. */
  readonly links: number
  readonly faults: number
}

/**
 * What becomes of a line: a new account, one that gains something, one as it is; or nothing, because it cannot be told whom it names,
 * the pupil of a guardian is unknown or is one of several, or the academy says that the guardian has no responsibility.
 */
export interface CsvOutcome {
  readonly line: number
  readonly name: string
  readonly outcome: 'created' | 'completed' | 'unchanged' | CsvLeftOut
  readonly login: string | null
}

export const csvLeftOut = ['ambiguous', 'unknown-pupil', 'ambiguous-pupil', 'no-responsibility'] as const
export type CsvLeftOut = (typeof csvLeftOut)[number]

/** Port: CSV files of users. */
export interface CsvImports {
  open(draft: {
    readonly schoolId: string
    readonly fileName: string
    readonly encoding: SheetEncoding
    readonly content: Uint8Array
    readonly settings: CsvSettings
    readonly by: Actor
    readonly at: Date
  }): Promise<string>
  /** Undefined when it is of a school that the actor does not administer. */
  draft(id: string, by: Actor): Promise<CsvDraft | undefined>
  /** The columns that this school chose for files of these headers. */
  remembered(schoolId: string, headerKey: string): Promise<CsvSettings | undefined>
  /** Keeps the choice, for this file and for the next ones of the same headers. */
  choose(id: string, headerKey: string, settings: CsvSettings): Promise<void>
  /** Another encoding, and what the file seems to be in it. */
  recode(id: string, encoding: SheetEncoding, settings: CsvSettings): Promise<void>
  /** Forgets the files that nobody applied since `before`; how many. */
  purgeDrafts(before: Date): Promise<number>
  /**
   * Compares the people with the directory and writes the difference, together or not at all; `simulate` undoes it. Nobody is
   * suspended. `applied` when it was applied already.
   */
  apply(order: {
    readonly draft: CsvDraft
    readonly people: readonly CsvPerson[]
    readonly faults: number
    readonly simulate: boolean
    readonly by: Actor
    readonly at: Date
  }): Promise<readonly CsvOutcome[] | 'applied'>
}
