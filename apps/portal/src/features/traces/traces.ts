import type { Actor, Scope } from '../../frame/visitor.ts'
import type { FamilyMembers } from './trace-families.ts'

/** What is looked for in the trail. */
export interface TraceSearch {
  /** Accounts that acted or were acted upon, or the text of an author without an account; undefined: anybody. */
  readonly who: { readonly accountIds: readonly string[]; readonly text: string } | undefined
  readonly what: FamilyMembers | undefined
  readonly outcome: TraceOutcome | undefined
  /** UAI. */
  readonly school: string | undefined
  readonly from: Date
  readonly until: Date
}

export const traceOutcomes = ['done', 'refused', 'failed'] as const
export type TraceOutcome = (typeof traceOutcomes)[number]

/** A line of the trail, with the names that the reader may know. */
export interface Trace {
  readonly id: string
  readonly at: Date
  readonly action: string
  /** Account of the author, when there is one. */
  readonly actorId: string | undefined
  /** Name of the author; `undefined` for an account that is gone. */
  readonly actorName: string | undefined
  /** As the trail has it: `system`, `anonymous`, `ligne de commande`, a number of account. */
  readonly actor: string
  readonly target: string | undefined
  /** The account that was acted upon, when it is of the reader's schools. */
  readonly targetId: string | undefined
  readonly targetName: string | undefined
  readonly school: string | undefined
  readonly outcome: TraceOutcome
  readonly data: Readonly<Record<string, unknown>>
}

/** A line as it is hashed in the chain. */
export interface EvidenceLine extends Trace {
  readonly text: string
}

export interface EvidenceOrder {
  readonly accountId: string
  readonly from: Date
  readonly until: Date
  readonly limit: number
}

/** How long the traces are kept, and the version of the form that changes it. */
export interface TraceRetention {
  readonly months: number
  readonly version: number
}

interface TraceChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: the audit trail as the administrators of some schools may read it. */
export interface Traces {
  /** Latest first. `total` stops at 10 000; `more` says that there are others. */
  search(
    scope: Scope,
    search: TraceSearch,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly Trace[]; readonly total: number; readonly more: boolean }>
  /** What an account did and what was done to it, oldest first. */
  evidence(scope: Scope, order: EvidenceOrder): Promise<readonly EvidenceLine[]>
  /** Audit line of a list or of a proof that leaves the portal. */
  recordExport(
    line: {
      readonly action: 'traces.exported' | 'account.evidence-exported'
      readonly target?: string
      readonly data: Readonly<Record<string, unknown>>
    },
    change: TraceChange,
  ): Promise<void>
  retention(): Promise<TraceRetention>
  /** @returns false when somebody else changed it since `version` */
  setRetention(retention: TraceRetention, change: TraceChange): Promise<boolean>
}
