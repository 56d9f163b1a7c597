import type { RefusalTexts } from '@preau/platform'
import type { Actor, Scope } from '../../frame/visitor.ts'
import type { ImportMode, ImportSchool } from './import-run.ts'

/** Where the work on a large file is; the last three are its ends. */
export type UploadStage = 'waiting' | 'reading' | 'matching' | 'storing' | 'opened' | 'refused' | 'failed'

/** A large file, kept while it is read and matched aside from the request that brought it. */
export interface IdentifierUpload {
  readonly id: string
  readonly school: ImportSchool
  readonly mode: ImportMode
  readonly acceptOtherYear: boolean
  readonly fileName: string
  readonly stage: UploadStage
  /** People read so far. */
  readonly people: number
  /** Why the file was refused. */
  readonly refusal: RefusalTexts | null
  /** The import that it opened. */
  readonly runId: string | null
  readonly receivedAt: Date
  readonly by: Actor
}

export interface NewUpload extends Pick<IdentifierUpload, 'mode' | 'acceptOtherYear' | 'fileName' | 'by'> {
  readonly schoolId: string
  readonly chunks: AsyncIterable<Uint8Array>
  readonly at: Date
}

/** How the work on a file ended. */
export type UploadEnd =
  | { readonly stage: 'opened'; readonly runId: string }
  | { readonly stage: 'refused'; readonly refusal: RefusalTexts }
  | { readonly stage: 'failed' }

/** Port: large files of identifiers. */
export interface IdentifierUploads {
  /** Keeps a file whole, or nothing; undefined when another file of the school is being worked on. */
  keep(upload: NewUpload): Promise<string | undefined>
  upload(id: string, scope: Scope): Promise<IdentifierUpload | undefined>
  /** The files being worked on. */
  underWay(scope: Scope): Promise<readonly IdentifierUpload[]>
  read(id: string): AsyncIterable<Uint8Array>
  /** The import that a file has already opened: the work stopped between opening it and saying so. */
  openedRun(id: string): Promise<string | undefined>
  follow(id: string, stage: 'reading' | 'matching' | 'storing', people: number): Promise<void>
  /** Says how it ended and lets the file go. */
  end(id: string, end: UploadEnd, at: Date): Promise<void>
}

export function isOver({ stage }: Pick<IdentifierUpload, 'stage'>): boolean {
  return stage === 'opened' || stage === 'refused' || stage === 'failed'
}
