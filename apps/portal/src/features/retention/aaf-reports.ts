import type { Actor } from '../../frame/visitor.ts'

/** How long a report keeps the lines that name people, and the version of that setting. */
export interface ReportRetention {
  readonly months: number
  readonly version: number
}

/** Port: the reports of AAF imports, as things that are kept for a time. */
export interface AafReports {
  retention(): Promise<ReportRetention>
  /** False when `version` is no longer the current one: nothing changes. */
  setRetention(
    retention: ReportRetention,
    change: { readonly by: Actor; readonly at: Date },
  ): Promise<boolean>
  /**
   * Takes at most `limit` lines out of one run that ended before `before`; with its last lines go its examples of names and
   * whatever is left of its files. The run itself, its dates and its counts stay.
   *
   * @returns false when no run is that old any more
   */
  removeNames(past: { readonly before: Date; readonly at: Date; readonly limit: number }): Promise<boolean>
}
