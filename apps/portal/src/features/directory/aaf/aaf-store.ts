import type { Actor, Scope } from '../../../frame/visitor.ts'
import type { AafRows } from './aaf-rows.ts'
import type { ComparedPerson } from './is-same-person.ts'

/** What a delivery changed, or would change. */
export interface AafCounts {
  readonly schools: number
  readonly pupils: number
  readonly guardians: number
  readonly staff: number
  readonly created: number
  readonly updated: number
  /** Suspended accounts that are in the delivery again. */
  readonly reopened: number
  readonly suspended: number
  /** Adults without responsibility for any pupil: no account. */
  readonly contactsLeftOut: number
  readonly classes: number
  readonly links: number
  readonly problems: number
}

/** The result of a merge, before it is decided to keep it. */
export interface AafMerge {
  readonly counts: Omit<AafCounts, 'problems'>
  /** Accounts that AAF had opened in these schools before this delivery: what departures are compared with. */
  readonly openBefore: number
}

/** A school of the portal that a delivery names; `id` is undefined when the portal does not know it yet. */
export interface AafKnownSchool {
  readonly uai: string
  readonly id: string | undefined
}

/** A record that would be attached to an account that the schools of a limited actor do not have. */
export interface AafClaim {
  readonly key: string
  readonly file: string
  readonly line: number
  readonly delivered: ComparedPerson
  readonly known: ComparedPerson
}

/** One delivery in one transaction: nothing is seen by others until it ends. */
export interface AafStaging {
  /** False when another import is running for this school. Held until the transaction ends. */
  lockSchool(uai: string): Promise<boolean>
  knownSchool(uai: string): Promise<AafKnownSchool>
  add(rows: AafRows): Promise<void>
  /** The people whose academy key or INE is that of an account outside the scope; nobody for the whole platform. */
  claims(scope: Scope): Promise<readonly AafClaim[]>
  /** Takes people out of the delivery, with their profiles, classes and links. */
  leaveOut(keys: readonly string[]): Promise<void>
  /**
   * Compares what was added with the directory and writes the difference. Outside the scope, a guardian whom the
   * delivery cites without describing them is not linked.
   */
  merge(at: Date, scope: Scope): Promise<AafMerge>
  audit(entry: {
    readonly by: Actor
    readonly at: Date
    readonly schools: readonly string[]
    readonly counts: AafCounts
  }): Promise<void>
}

export interface AafProblem {
  readonly file: string
  /** 0: the file as a whole. */
  readonly line: number
  readonly element: string
  readonly reason: string
  readonly advice: string
  readonly fatal: boolean
}

export type AafRunState = 'done' | 'simulated' | 'refused' | 'failed'

/** A run to be remembered. */
export interface AafRunRecord {
  readonly state: AafRunState
  readonly startedAt: Date
  readonly finishedAt: Date
  readonly by: Actor
  readonly files: readonly string[]
  readonly schools: readonly string[]
  readonly counts: Partial<AafCounts>
  readonly refusal: { readonly code: string; readonly message: string } | undefined
  readonly problems: readonly AafProblem[]
}

export interface AafRun {
  readonly id: string
  readonly state: AafRunState
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly startedBy: string
  readonly files: readonly string[]
  readonly schools: readonly string[]
  readonly counts: Partial<AafCounts>
  readonly message: string | null
  readonly problemCount: number
}

/** Port: AAF deliveries. */
export interface AafStore {
  /** Commits when `work` returns, rolls back when it throws. */
  inTransaction<Result>(work: (staging: AafStaging) => Promise<Result>): Promise<Result>
  recordRun(run: AafRunRecord): Promise<string>
  /** Latest first; a school administrator sees their schools' runs and their own. */
  runs(viewer: Actor, limit: number): Promise<readonly AafRun[]>
  run(id: string, viewer: Actor): Promise<AafRun | undefined>
  problems(
    runId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly AafProblem[]>
}
