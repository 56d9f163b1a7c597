import type { Actor, Scope } from '../../frame/visitor.ts'

/** What may be taken from either account. */
export const mergedValues = ['name', 'birthDate', 'email', 'address'] as const
export type MergedValue = (typeof mergedValues)[number]

/** Two accounts that an import or a person thinks are one. */
export interface MergeProposal {
  readonly id: string
  readonly first: { readonly id: string; readonly name: string; readonly login: string }
  readonly second: { readonly id: string; readonly name: string; readonly login: string }
  /** `same-child`, `same-email`, `same-address`. */
  readonly reasons: readonly string[]
}

export interface PastMerge {
  readonly id: string
  readonly keptId: string
  readonly keptName: string
  readonly droppedLogin: string
  readonly droppedEntId: string
  readonly doneAt: Date
  readonly doneBy: string
}

export interface MergeChange {
  readonly by: Actor
  readonly at: Date
}

/** What stands in the way of a merge. */
export type MergeFault = 'unknown' | 'privileged' | 'two-academies' | 'already-merged'

/** Port: two accounts of one person become one, and two again when that was a mistake. */
export interface AccountMerges {
  /** Open proposals whose two accounts are of the scope. */
  proposals(scope: Scope): Promise<readonly MergeProposal[]>
  /** « Ce sont deux personnes »: not proposed again. */
  dismiss(firstId: string, secondId: string, change: MergeChange): Promise<'done' | 'unknown'>
  /**
   * Moves to the kept account all that is the other's: profiles, classes, links, groups, PRONOTE identifiers, rights. `fromDropped`:
   * values to take from the dropped account. What both have stays the kept one's.
   */
  merge(
    order: {
      readonly keptId: string
      readonly droppedId: string
      readonly fromDropped: readonly MergedValue[]
    },
    change: MergeChange,
  ): Promise<'done' | MergeFault>
  /** The last merges into accounts of the scope that are not undone. */
  past(scope: Scope): Promise<readonly PastMerge[]>
  undo(
    mergeId: string,
    change: MergeChange,
  ): Promise<{ readonly keptId: string; readonly droppedId: string } | 'gone' | 'deleted'>
}
