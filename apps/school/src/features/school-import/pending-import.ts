import { buffer } from 'node:stream/consumers'
import { createGunzip, createGzip } from 'node:zlib'
import type { ExchangeEntry } from '@preau/exchange'
import type { CsvSettings } from './csv/csv-settings.ts'
import type { ImportCounts, ImportKind } from './import-store.ts'
import type { ReportedProblem } from './reported-problem.ts'
import type { ImportWarning } from './import-warning.ts'
import type { ImportChange } from './person-state.ts'

/** A file that was sent, by the field of the form it came in. Its content is compressed (gzip). */
export interface KeptFile {
  readonly field: string
  readonly name: string
  readonly content: Uint8Array
}

/** Files that stopped at a warning or at the columns of a spreadsheet, until the operator answers. */
export interface PendingImport {
  readonly kind: ImportKind
  /** How a spreadsheet is understood. */
  readonly settings?: CsvSettings | undefined
  readonly files: readonly KeptFile[]
  /** What confirming means: the warning shown, and those confirmed before it. */
  readonly accepted: readonly ImportWarning[]
  /** What importing them would change, when that was asked. */
  readonly preview?: PendingPreview | undefined
}

/** What an operator is shown before anything is written. */
export interface PendingPreview {
  readonly counts: ImportCounts
  readonly changes: readonly ImportChange[]
  readonly problems: readonly ReportedProblem[]
  /** The questions that the files raise, in French: importing is answering yes. */
  readonly questions: readonly string[]
}

/** The files of a base that wait in one session of an operator; nobody else, and no other base, finds them. */
export interface PendingKey {
  readonly id: string
  readonly sessionId: string
  readonly baseId: string
}

/** How long files wait: long enough to check an export, short enough for data about families. */
export const waitingMs = 30 * 60_000

/** Files wait in the database: any node finds them, and they go with the session. */
export interface PendingImportStore {
  /** Keeps files instead of those of the same kind that the session left there; returns their id. */
  keep(place: Omit<PendingKey, 'id'>, pending: PendingImport, endsAt: Date): Promise<string>
  find(key: PendingKey, at: Date): Promise<PendingImport | undefined>
  /** Another answer about the same files, instead of the former one. */
  answer(key: PendingKey, answer: Omit<PendingImport, 'kind' | 'files'>): Promise<void>
  drop(key: PendingKey): Promise<void>
  /** Deletes the files whose time is over. */
  forgetEnded(at: Date): Promise<void>
}

/** Holds a file as {@link KeptFile}: school files are XML, ten to twenty times smaller once compressed. */
export async function keepFile(field: string, file: ExchangeEntry): Promise<KeptFile> {
  const gzip = createGzip()
  const content = buffer(gzip)
  for await (const chunk of file.open()) if (!gzip.write(chunk)) await drained(gzip)
  gzip.end()
  return { field, name: file.name, content: await content }
}

const drained = (stream: NodeJS.EventEmitter): Promise<void> =>
  new Promise((resolve) => stream.once('drain', () => resolve()))

/** The file as it was sent. */
export const openKept = ({ name, content }: KeptFile): ExchangeEntry => ({
  name,
  open: () => {
    const gunzip = createGunzip()
    gunzip.end(content)
    return gunzip
  },
})
