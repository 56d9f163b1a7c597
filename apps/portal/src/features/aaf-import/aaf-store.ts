import type { AafMode, AafTypedRecord } from '@preau/exchange'
import type { FunctionProfileTable } from '@preau/people'
import type { Actor, Scope } from '../../frame/visitor.ts'
import type { AafRows } from './aaf-rows.ts'
import type { AafCounts, AafOrder, AafPreview, AafProgress, AafRunState } from './aaf-run.ts'
import type { AafImage } from './kept-image.ts'
import type { ComparedPerson } from './is-same-person.ts'

/** The result of a merge, before it is decided to keep it. */
export interface AafMerge {
  readonly counts: Omit<AafCounts, 'problems'>
  /** Accounts that AAF had opened in these schools before this delivery: what departures are compared with. */
  readonly openBefore: number
  readonly preview: Omit<AafPreview, 'departures'>
  /** Schools with at least twenty departures, and how many accounts they had. */
  readonly departuresBySchool: readonly {
    readonly school: string
    readonly before: number
    readonly suspended: number
  }[]
}

/** A school of the portal that a delivery names; `id` is undefined when the portal does not know it yet. */
export interface AafKnownSchool {
  readonly id: string | undefined
  /** Empty: the directory does not say. */
  readonly academy: string
  /** Day of the last delivery applied. */
  readonly deliveredOn: string | null
}

/** A record that would be attached to an account that the schools of a limited actor do not have. */
export interface AafClaim {
  readonly key: string
  readonly file: string
  readonly line: number
  readonly delivered: ComparedPerson
  readonly known: ComparedPerson
}

export interface AafProblem {
  readonly file: string
  /** 0: the file as a whole. */
  readonly line: number
  readonly element: string
  readonly reason: string
  readonly advice: string
  readonly fatal: boolean
  readonly severity: 'fatal' | 'rejected' | 'warning' | 'notice'
}

/** One file being staged, in one transaction: it counts whole or not at all. */
export interface AafFileStaging {
  knownSchool(uai: string): Promise<AafKnownSchool>
  add(rows: AafRows): Promise<void>
  /** For a delta: forgets what was staged before for these keys. */
  forget(keys: readonly string[]): Promise<void>
  /** The records behind these keys, staged by this delivery or known of the directory; none for those nobody knows. */
  images(academy: string, keys: readonly string[]): Promise<ReadonlyMap<string, AafImage>>
  problems(problems: readonly AafProblem[]): Promise<void>
}

/** How a delivery is compared with the directory. */
export interface AafMergeOrder {
  readonly mode: AafMode
  readonly academy: string
  readonly at: Date
  readonly scope: Scope
  readonly deliveredOn: string | null
  readonly prefix: string
  /** Told before each stage of the work, of {@link mergeStages}. */
  readonly onStage: (done: number) => Promise<void>
}

/** Stages that `merge` tells. */
export const mergeStages = 8

/** The directory and a staged delivery, in one transaction. */
export interface AafMerging {
  /** The people whose academy key or INE is that of an account outside the scope; nobody for the whole platform. */
  claims(scope: Scope): Promise<readonly AafClaim[]>
  /** Takes people out of the delivery, with their profiles, classes and links. */
  leaveOut(keys: readonly string[]): Promise<void>
  problems(problems: readonly AafProblem[]): Promise<void>
  /** Day of the latest delivery applied to the schools that this one changes. */
  latestBefore(mode: AafMode, academy: string): Promise<string | null>
  merge(order: AafMergeOrder): Promise<AafMerge>
  /** UAI of the schools that the delivery describes. */
  schools(): Promise<readonly string[]>
  /** Ends the run with the change itself: both are kept, or neither. */
  finish(ended: {
    readonly by: Actor
    readonly at: Date
    readonly schools: readonly string[]
    readonly counts: AafCounts
    readonly preview: AafPreview
  }): Promise<void>
}

/** The one run that is worked on: nobody else stages or merges meanwhile. */
export interface AafTurn {
  /** Makes the staging ready. `resumed`: files read by an interrupted work are kept, their problems too. */
  prepare(runId: string, at: Date): Promise<{ readonly resumed: boolean }>
  problems(problems: readonly AafProblem[]): Promise<void>
  /** Keys staged so far, by kind: what an interrupted reading knew. */
  stagedIds(): Promise<ReadonlyMap<AafTypedRecord['kind'], readonly string[]>>
  /** Schools described by the delivery. */
  stagedSchools(): Promise<readonly { readonly uai: string; readonly academy: string }[]>
  /** Stages one file; it is marked as read with what it staged. */
  stageFile(position: number, at: Date, work: (staging: AafFileStaging) => Promise<void>): Promise<void>
  /** Commits when `work` returns, rolls back when it throws. */
  inTransaction<Result>(work: (merging: AafMerging) => Promise<Result>): Promise<Result>
}

/** A file of a delivery that is kept until its run ends. */
export interface AafKeptFile {
  readonly position: number
  readonly name: string
  /** Size before compression. */
  readonly bytes: number
  readonly read: boolean
  open(): AsyncIterable<Uint8Array>
}

export interface AafRun {
  readonly id: string
  readonly state: AafRunState
  readonly mode: AafMode
  readonly deliveredOn: string | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly startedBy: string
  readonly files: readonly string[]
  readonly schools: readonly string[]
  readonly counts: Partial<AafCounts>
  readonly refusalCode: string | null
  readonly message: string | null
  /** Lines of the report; they go when the report is old, `counts.problems` stays. */
  readonly problemCount: number
  readonly namesRemovedAt: Date | null
  readonly order: AafOrder
  readonly progress: AafProgress | null
  readonly preview: AafPreview | null
  /** Runs before this one that are not ended. */
  readonly ahead: number
}

/** What is needed to go on with a run. */
export interface AafRunToDo {
  readonly id: string
  readonly state: AafRunState
  readonly by: Actor
  readonly order: AafOrder
  readonly files: readonly AafKeptFile[]
}

/** What to write of a run; what is absent stays. */
export interface AafRunPatch {
  readonly state?: AafRunState
  readonly mode?: AafMode
  readonly deliveredOn?: string | null
  readonly finishedAt?: Date
  readonly counts?: Partial<AafCounts>
  readonly preview?: AafPreview
  readonly schools?: readonly string[]
  readonly order?: AafOrder
  readonly refusal?: { readonly code: string; readonly message: string }
  readonly fingerprint?: string
  readonly problems?: readonly AafProblem[]
}

/** Port: AAF deliveries. */
export interface AafStore {
  /** Begins a run whose files are to come. */
  open(run: { readonly by: Actor; readonly at: Date; readonly order: AafOrder }): Promise<string>
  /** Keeps one file of it. `chunks` are its bytes, compressed here. */
  keepFile(
    runId: string,
    file: { readonly position: number; readonly name: string; readonly chunks: AsyncIterable<Uint8Array> },
  ): Promise<void>
  patch(runId: string, patch: AafRunPatch): Promise<void>
  /** Passes from a state to another; false when the run was no longer in one of `from`. */
  pass(runId: string, from: readonly AafRunState[], patch: AafRunPatch): Promise<boolean>
  /** An unended run of the same files, by the same person. */
  sameUnended(runId: string, fingerprint: string): Promise<string | undefined>
  /** Forgets a run whole. */
  discard(runId: string): Promise<void>
  /** Forgets the staging and the files of a run that has ended; its report stays. */
  clear(runId: string): Promise<void>
  progress(runId: string, progress: AafProgress): Promise<void>
  /** The next run to work on, oldest first. */
  next(): Promise<string | undefined>
  toDo(runId: string): Promise<AafRunToDo | undefined>
  /** Undefined, and nothing done, while another process works on a run. */
  inTurn<Result>(work: (turn: AafTurn) => Promise<Result>): Promise<{ readonly result: Result } | undefined>
  /** Latest first; a school administrator sees their schools' runs and their own. */
  runs(viewer: Actor, limit: number): Promise<readonly AafRun[]>
  run(id: string, viewer: Actor): Promise<AafRun | undefined>
  problems(
    runId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly AafProblem[]>
  /** Runs left in `states` since `before`, to be cleared. */
  leftSince(before: Date, states: readonly AafRunState[]): Promise<readonly string[]>
  /** The academies whose deliveries were applied, and that of an emitter when it is known. */
  academies(prefix: string): Promise<{ readonly known: readonly string[]; readonly ofEmitter: string | null }>
  /** Share of the open accounts, 0 to 1, above which departures need to be agreed to. */
  departureShare(): Promise<number>
  /** Changes that share, in percents, with the audit line. False when it was no longer the one `seen`: nothing changes. */
  setDeparturePercent(change: {
    readonly percent: number
    readonly seen: number
    readonly by: Actor
    readonly at: Date
  }): Promise<boolean>
  /** Function code → profile, with what the operator changed. */
  functionTable(): Promise<FunctionProfileTable>
}
