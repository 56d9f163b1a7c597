import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { SchoolPerson } from '@preau/reconciliation'

/** Somebody of the base, with all that tells two records apart. */
export interface RecordOfPerson {
  readonly id: string
  readonly category: PersonCategory
  readonly civility: string | undefined
  /** Birth name. */
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
  readonly city: string | undefined
  readonly ine: string | undefined
  /** Classes of a pupil, subjects of a teacher, function of staff, company of a tutor. */
  readonly detail: string | undefined
  /** Pupils of a guardian, by id. */
  readonly children: readonly { readonly id: string; readonly name: string }[]
  readonly pronoteId: string
  readonly casId: string | undefined
  readonly localLogin: string | undefined
  readonly leftOn: string | undefined
  readonly origin: 'siecle' | 'sts' | 'csv' | 'manual'
  /** Changes whenever the record does. */
  readonly version: string
}

/** A merge that may still be undone. */
export interface PastMerge {
  readonly id: string
  readonly mergedAt: Date
  readonly actor: string
  readonly keptId: string
  readonly keptName: string
  readonly category: PersonCategory
  readonly droppedName: string
}

/** Two records to make one, as the supervisor saw them. */
export interface MergeOrder {
  readonly baseId: string
  readonly keep: { readonly id: string; readonly version: string }
  readonly drop: { readonly id: string; readonly version: string }
  /** The CAS identifier that stays; absent when neither has one. */
  readonly casId: string | undefined
  /** The *identifiant PRONOTE* that stays: one of the two. The other one goes on leading to the person. */
  readonly pronoteId: string
  readonly actor: string
  readonly at: Date
  readonly audit: AuditEntry
}

export interface DuplicatesStore {
  /** Everybody of a category, present or not, as the comparison reads them; the identifier is the number of the record. */
  comparable(baseId: string, category: PersonCategory): Promise<readonly SchoolPerson[]>
  /** Pairs of numbers, the lower first, that somebody said are two people. */
  notTwice(baseId: string): Promise<ReadonlySet<string>>
  records(baseId: string, ids: readonly string[]): Promise<readonly RecordOfPerson[]>
  /** All of it or nothing; `changed`: one of the two is not what was shown any more. */
  merge(order: MergeOrder): Promise<'done' | 'changed'>
  /** Latest first. */
  merges(baseId: string): Promise<readonly PastMerge[]>
  /** Gives both records back as they were; `changed`: the record that stayed was modified since, or lost an identifier. */
  undo(order: {
    readonly baseId: string
    readonly mergeId: string
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<'done' | 'gone' | 'changed'>
  /** Remembers that two records are two people; false when one of them is not of the base. */
  keepApart(order: {
    readonly baseId: string
    readonly ids: readonly [string, string]
    readonly audit: AuditEntry
  }): Promise<boolean>
}
