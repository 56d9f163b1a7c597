import type { CsvSettings } from '../csv/csv-settings.ts'
import type { ImportKind } from '../import-store.ts'
import type { ImportWarning } from '../import-warning.ts'
import type { KeptFile, PendingPreview } from '../pending-import.ts'

/** What the job is to do: say what would change, or change it. */
export type LargePurpose = 'look' | 'apply'

/**
 * Where the work on large files is. `to-check`: the changes wait for an answer; `refused`: the files cannot be used;
 * `interrupted`: the server gave up after several attempts, nothing was written.
 */
export type LargeState = 'waiting' | 'working' | 'to-check' | 'done' | 'refused' | 'interrupted'

/** Files kept while they are read and applied aside from the request that brought them. */
export interface LargeImport {
  readonly id: string
  readonly baseId: string
  readonly kind: ImportKind
  readonly fileNames: readonly string[]
  readonly purpose: LargePurpose
  readonly state: LargeState
  /** Bytes of the files, as they were sent. */
  readonly bytes: number
  /** Share of them that this attempt has read. */
  readonly percent: number
  /** How many times the present purpose was begun. */
  readonly attempts: number
  /** Why the files were refused; above changes to check, why they are shown again. */
  readonly sentences: readonly string[]
  readonly actor: string
  readonly receivedAt: Date
  /** The last sign of life of whoever works on it. */
  readonly seenAt: Date
  /** The import that was made of them. */
  readonly runId: string | undefined
}

/** With what is needed to work on it, and to answer it. */
export interface LargeImportContent extends LargeImport {
  readonly settings: CsvSettings | undefined
  /** The warnings that the operator has answered. */
  readonly accepted: readonly ImportWarning[]
  readonly preview: PendingPreview | undefined
}

export interface NewLargeImport extends Pick<LargeImport, 'baseId' | 'kind' | 'bytes' | 'actor'> {
  readonly settings: CsvSettings | undefined
  readonly files: readonly KeptFile[]
  readonly at: Date
}

/** Which one of which base: nobody of another base finds it. */
export interface LargeKey {
  readonly id: string
  readonly baseId: string
}

/** Changes to check. */
export interface LargePreview {
  readonly accepted: readonly ImportWarning[]
  readonly preview: PendingPreview
}

/** Port: files that are too large for a request. */
export interface LargeImports {
  /** Keeps files; undefined while others of the base are worked on. */
  keep(files: NewLargeImport): Promise<string | undefined>
  find(key: LargeKey): Promise<LargeImportContent | undefined>
  /** Those of a base that are not done, the latest first. */
  list(baseId: string): Promise<readonly LargeImport[]>
  isUnderWay(baseId: string): Promise<boolean>
  /** Of every base: those that wait, and those that somebody works on or did. */
  underWay(): Promise<readonly string[]>
  /** Begins an attempt; undefined when there is nothing to do any more. */
  claim(id: string, at: Date): Promise<LargeImportContent | undefined>
  files(id: string): Promise<readonly KeptFile[]>
  follow(id: string, percent: number, at: Date): Promise<void>
  /** The changes are ready; nothing happens if the files were given up meanwhile. */
  show(id: string, shown: LargePreview, at: Date): Promise<void>
  /** To be compared again, the base having changed: `sentence` says so above the changes. */
  lookAgain(id: string, sentence: string, at: Date): Promise<void>
  /** To be tried a little later: another import holds the base. */
  putBack(id: string, at: Date): Promise<void>
  /** The end; files that are of no more use go. */
  end(id: string, end: LargeEnd, at: Date): Promise<void>
  /** Somebody has read the changes; false when they may not be applied any more, or others are worked on. */
  approve(key: LargeKey, actor: string, at: Date): Promise<boolean>
  /** Tries again what was interrupted; false when it is not, or others are worked on. */
  resume(key: LargeKey, at: Date): Promise<boolean>
  /** Gives up files; false once they are being applied. */
  drop(key: LargeKey): Promise<boolean>
  forgetEnded(at: Date): Promise<void>
}

/** What works on large files aside from requests. */
export interface LargeImportJobs {
  /** Files wait: somebody should look at them. */
  wake(id: string): Promise<void>
}

/** How the work on files ended. */
export type LargeEnd =
  | { readonly state: 'done' | 'interrupted' }
  | { readonly state: 'refused'; readonly sentences: readonly string[] }

export const isUnderWay = ({ state }: Pick<LargeImport, 'state'>): boolean =>
  state === 'waiting' || state === 'working'
