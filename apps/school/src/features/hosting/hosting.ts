import type { AuditEntry } from '@preau/platform'

/** What the list of bases says of one of them, besides what it is. */
export interface BaseFigures {
  /** People who have not left. */
  readonly people: number
  /** People signed in to its spaces at this moment. */
  readonly connected: number
  readonly lastExportAt: Date | undefined
  /** Identification failures that nobody has dealt with. */
  readonly openFailures: number
}

interface Change {
  readonly baseId: string
  readonly at: Date
  readonly audit: AuditEntry
}

/**
 * What stopped a change of stage: another base has the name or the UAI; the base is published; its next year is being
 * prepared; it is not (any more) in a stage where this can be done.
 */
export type StageOutcome = 'done' | 'taken' | 'published' | 'preparing' | 'not-now'

/** Life of the bases. Each change is one transaction with its audit row. */
export interface HostingStore {
  /** Figures of these bases. `today` is an ISO day. */
  figures(
    baseIds: readonly string[],
    moment: { readonly now: Date; readonly today: string },
  ): Promise<ReadonlyMap<string, BaseFigures>>
  /** Copies settings, people and the year into a base of its own, that the ENT does not know. */
  copyForTrial(change: Change & { readonly name: string; readonly pathName: string }): Promise<StageOutcome>
  /** Closes the sessions of its spaces; files that wait for the ENT are not sent. */
  archive(change: Change): Promise<StageOutcome>
  /** Back to what it was before it was archived, not published. */
  restore(change: Change): Promise<StageOutcome>
  /** An archive or a trial waits until `purgeAfter`, then is erased. */
  remove(change: Change & { readonly purgeAfter: Date }): Promise<StageOutcome>
  /** Takes a deleted base back. */
  keep(change: Change): Promise<StageOutcome>
  /** Erases the deleted bases whose time has come; returns how many. */
  purge(at: Date): Promise<number>
}
