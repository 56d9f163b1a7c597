import type { Actor, Scope } from '../../frame/visitor.ts'
import type { AccountSearch } from '../directory/index.ts'

export const bulkKinds = ['suspend', 'reopen', 'join', 'leave'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** Accounts ticked one by one, or everything that a search finds. */
export type Selection =
  | { readonly ids: readonly string[] }
  | { readonly search: Omit<AccountSearch, 'offset' | 'limit'> }

export interface BulkOrder {
  readonly kind: BulkKind
  /** For `join` and `leave`. */
  readonly groupId: string | undefined
  readonly selection: Selection
}

/** What an order would do. Left out: already so, administrators (who are the platform operator's business), oneself. */
export interface BulkPreview {
  readonly count: number
  readonly leftOut: number
  readonly samples: readonly { readonly id: string; readonly name: string; readonly login: string }[]
  readonly groupName: string | undefined
}

/** An action that was done. */
export interface DoneAction {
  readonly id: string
  readonly kind: BulkKind
  readonly groupName: string | undefined
  readonly count: number
  readonly doneAt: Date
  readonly doneBy: string
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

export interface BulkChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: one action on many accounts of the author's schools, all or none, undone within a day. */
export interface BulkActions {
  preview(order: BulkOrder, by: Actor): Promise<BulkPreview>
  /** `changed`: the number is no longer the one that was confirmed. `last-operator`: nobody else would operate the platform. */
  apply(
    order: BulkOrder & { readonly confirmed: number },
    change: BulkChange,
  ): Promise<{ readonly id: string; readonly accountIds: readonly string[] } | 'changed' | 'last-operator'>
  read(id: string, scope: Scope): Promise<DoneAction | undefined>
  /** Gives each account back what it was, where nothing else changed it since. `notBefore`: older actions stay. */
  undo(
    id: string,
    change: BulkChange & { readonly notBefore: Date },
  ): Promise<{ readonly accountIds: readonly string[]; readonly kind: BulkKind } | 'gone' | 'too-late'>
}
