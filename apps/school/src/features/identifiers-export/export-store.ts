import type { ExportedPerson } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'

/** How many people of each category, with and without a CAS identifier. */
export type ExportCounts = ReadonlyMap<
  PersonCategory,
  { readonly all: number; readonly withoutCasId: number }
>

/** One export of the past. */
export interface IdentifierExport {
  readonly exportedAt: Date
  readonly actor: string
  readonly onlyWithoutCasId: boolean
  readonly count: number
  readonly fileName: string
  /** Names of those who can read it; none: it is in clear. */
  readonly recipients: readonly string[]
  readonly pushed: boolean
}

export interface ExportOrder {
  readonly baseId: string
  readonly onlyWithoutCasId: boolean
  /** Paris day, ISO: people who have left by then are not exported. */
  readonly today: string
  readonly at: Date
  readonly actor: string
  readonly fileName: string
  readonly recipients: readonly string[]
  readonly pushed: boolean
  /** The audit row, from the number of people of the file. */
  readonly audit: (count: number) => AuditEntry
}

export interface ExportStore {
  /** Before the export: who would be in the file. */
  counts(baseId: string, today: string): Promise<ExportCounts>
  /** The people of the file, and its trace (history and audit) in the same transaction. */
  take(order: ExportOrder): Promise<readonly ExportedPerson[]>
  /** The people that a file made now would have; leaves no trace. */
  people(baseId: string, onlyWithoutCasId: boolean, today: string): Promise<readonly ExportedPerson[]>
  /** Latest first. */
  history(baseId: string): Promise<readonly IdentifierExport[]>
}
