import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { PeopleFilter } from '../people-store.ts'
import type { PersonRow } from '../person.ts'

/** What may be changed of many people at once. */
export const changeFields = [
  'access',
  'casId',
  'leftOn',
  'company',
  'functionLabel',
  'functionCode',
  'profile',
] as const
export type ChangeField = (typeof changeFields)[number]

/**
 * A value as the database writes it: `true` or `false` for the access, an ISO day for the departure, the code of a function, the number of a profile. `null`: none, that is no
 * identifier, or present.
 */
export type ChangeValue = string | null

/** People ticked one by one, or all those that a table would show. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter: PeopleFilter }

/** One value for many people of one category. */
export interface BulkOrder {
  readonly category: PersonCategory
  readonly field: ChangeField
  readonly value: ChangeValue
  readonly selection: Selection
}

/** What an order would do; those who already have the value are left as they are. */
export interface BulkPreview {
  readonly count: number
  readonly already: number
  /** The first of them, in the order of names. */
  readonly samples: readonly PersonRow[]
}

/** One value of one person, as it was seen and as it becomes. */
export interface ChangeLine {
  readonly personId: string
  readonly before: ChangeValue
  readonly after: ChangeValue
}

/** Who changes, and when; the audit row says how many it was. */
export interface Change {
  readonly baseId: string
  readonly actor: string
  readonly at: Date
  readonly audit: (count: number) => AuditEntry
}

/** What became of the lines: those that somebody changed since, or whose identifier somebody holds, are left. */
export interface Written {
  readonly written: number
  readonly left: number
}

export interface DoneLine extends ChangeLine {
  readonly lastName: string
  readonly firstName: string
  readonly undone: boolean
}

/** A change that was made. */
export interface DoneChange {
  readonly id: string
  readonly category: PersonCategory
  readonly field: ChangeField
  readonly source: 'bulk' | 'paste'
  readonly actor: string
  readonly doneAt: Date
  readonly undoneAt: Date | undefined
  readonly undoneBy: string | undefined
  readonly count: number
  /** Of an undone change: lines that stayed, because the person was changed since or somebody holds the identifier. */
  readonly kept: number
}

/** Lines of a paste that were shown and wait for an answer. */
export interface PasteDraft {
  readonly category: PersonCategory
  readonly field: ChangeField
  readonly lines: readonly ChangeLine[]
}

/** Port: changes of many people, in one transaction each, that can be undone person by person until somebody changes them again. */
export interface PeopleChanges {
  preview(baseId: string, order: BulkOrder): Promise<BulkPreview>
  /** `changed`: those concerned are no longer as many as were confirmed, and nothing is done. */
  applyBulk(
    change: Change,
    order: BulkOrder & { readonly confirmed: number },
  ): Promise<{ readonly id: string } | 'changed'>
  /** Keeps the lines of a paste; a former one of the same author is forgotten. Returns its id. */
  keepDraft(
    draft: PasteDraft & { readonly baseId: string; readonly actor: string; readonly endsAt: Date },
  ): Promise<string>
  /** Writes the lines of a draft of this author and forgets it; `gone` when it is no more. */
  applyDraft(change: Change, draftId: string): Promise<(Written & { readonly id: string }) | 'gone'>
  /** Gives back what was there; `gone` when there is no such change, or it was undone before. */
  undo(change: Change, changeId: string): Promise<Written | 'gone'>
  read(baseId: string, changeId: string): Promise<DoneChange | undefined>
  /** The first lines of a change, in the order of names. */
  lines(changeId: string, limit: number): Promise<readonly DoneLine[]>
  /** The last changes of a base, latest first. */
  latest(baseId: string, limit: number): Promise<readonly DoneChange[]>
  /** Forgets drafts that ended, and changes made before `before`: they cannot be undone any more. */
  forget(at: Date, before: Date): Promise<void>
}
