import type { AuditEntry } from '@preau/platform'
import type { Visit } from '../../frame/operator.ts'

export const traceOutcomes = ['done', 'refused', 'failed'] as const
export type TraceOutcome = (typeof traceOutcomes)[number]

/** A line of the trail, with the names of the people of the base. */
export interface Trace {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly actor: string
  /** Person of the base who acted. */
  readonly actorName: string | undefined
  readonly target: string | undefined
  readonly targetName: string | undefined
  readonly outcome: TraceOutcome
  readonly data: Readonly<Record<string, unknown>>
}

/** What is looked for. */
export interface TraceSearch {
  /** Log-in name of an operator, name of a person, PRONOTE or CAS identifier; empty for anybody. */
  readonly text: string
  /** Patterns of actions (`LIKE`), one of which fits; `except`: none of which fits. */
  readonly actions: readonly string[]
  readonly except: readonly string[]
  readonly outcome: TraceOutcome | undefined
  readonly from: Date
  /** Not included. */
  readonly until: Date
}

/** Port: the audit trail, as one operator may read it for one base. */
export interface TraceStore {
  /** Latest first; `more`: there are more than `total`, which stops counting at ten thousand. */
  search(
    visit: Visit,
    search: TraceSearch,
    window: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly Trace[]; readonly total: number; readonly more: boolean }>
  /** The export is itself a line. */
  record(entry: AuditEntry): Promise<void>
}
