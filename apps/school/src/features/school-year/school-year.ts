import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { SchoolBase } from '../bases/index.ts'

/** People of one category around the change of year. */
export interface YearCounts {
  readonly category: PersonCategory
  /** In the school now. */
  readonly now: number
  /** Now and next year. */
  readonly staying: number
  /** Now, and not next year. */
  readonly leaving: number
  /** Next year, and not known now. */
  readonly arriving: number
}

/** Where the change of year of a base stands. */
export interface YearState {
  /** The base where the next year is prepared. */
  readonly next: SchoolBase | undefined
  /** Imports done in it. */
  readonly imports: { readonly siecle: number; readonly sts: number }
  /** Classes and groups it has. */
  readonly classes: number
  readonly counts: readonly YearCounts[]
  /** The archive of the year before, as long as the change can be undone. */
  readonly undoable: SchoolBase | undefined
  /** Archives of former years, the latest first. */
  readonly archives: readonly SchoolBase[]
}

/** Somebody who goes or comes. */
export interface YearPerson {
  readonly id: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly pronoteId: string
}

interface Order {
  readonly baseId: string
  readonly at: Date
  /** Paris day, ISO. */
  readonly today: string
  readonly audit: AuditEntry
}

/** What stopped it: already done by somebody else, no year known, nothing imported yet, imported since. */
export type YearOutcome = 'done' | 'not-now' | 'no-year' | 'nothing-imported' | 'imported-since'

/** Change of school year. Each step is one transaction with its audit row. */
export interface SchoolYearStore {
  state(baseId: string, today: string): Promise<YearState>
  people(
    baseId: string,
    asked: {
      readonly who: 'leaving' | 'arriving'
      readonly today: string
      readonly page: number
      readonly pageSize: number
    },
  ): Promise<{ readonly rows: readonly YearPerson[]; readonly total: number }>
  /** A base with the same people, their identifiers, passwords and rights, for the next year; no class, no failure. */
  prepare(order: Order): Promise<YearOutcome>
  /** Erases the base of {@link prepare}. */
  abandon(order: Order): Promise<YearOutcome>
  /**
   * The next year takes the place of this one: same base, address, settings and CAS delegation, other people and classes.
   * What changed since the preparation (CAS identifiers, passwords, newcomers) comes along. This year becomes an archive.
   */
  change(order: Order): Promise<YearOutcome>
  /** The year before is back, and the next one in preparation again. Until the first import. */
  undo(order: Order): Promise<YearOutcome>
}
