import { openSchoolYears } from '@preau/people'
import type { ExchangeEntry, ReadingKey } from '@preau/exchange'
import { parseUai } from '@preau/people'
import type { Change, IdentifierImports } from './identifier-imports.ts'
import type { ImportMode, ImportRun, ImportSchool, ImportWarning } from './import-run.ts'
import { matchFile } from './match-file.ts'
import {
  type FileReading,
  type IdentifiersFile,
  type IdentifiersFileHeader,
  readIdentifiersFile,
} from './read-identifiers-file.ts'

/** What opening an import needs. */
export interface OpenImportDeps {
  readonly imports: IdentifierImports
  /** Keys that open encrypted files. */
  readonly readingKeys: () => Promise<readonly ReadingKey[]>
}

export interface ImportOrder extends Change {
  readonly school: ImportSchool
  /** `as-file`: *Complet* when the file says that everybody is in it. */
  readonly mode: ImportMode | 'as-file'
  readonly entry: ExchangeEntry
  /** What the file holds, when it had to be read before: a spreadsheet whose columns were named. */
  readonly read?: IdentifiersFile
  /** Takes the file of another school year all the same; said again before the first step. */
  readonly acceptOtherYear: boolean
  /** The kept file that is read. */
  readonly uploadId?: string | undefined
  /** Told at each person read and at each stage. */
  readonly onProgress?: (stage: 'reading' | 'matching' | 'storing', people: number) => Promise<void>
}

export type OpenedImport =
  | { readonly kind: 'opened'; readonly runId: string }
  | { readonly kind: 'already-open'; readonly run: ImportRun | undefined }
  | { readonly kind: 'other-year'; readonly found: number; readonly expected: number }
  | { readonly kind: 'partial-only' }
  | { readonly kind: 'full-day'; readonly limit: number }
  | (Extract<FileReading, { ok: false }> & { readonly kind: 'unreadable' })

/**
 * Reads a file, matches its people and opens the import that will be reviewed step by step. Everything is stored in one
 * transaction at the end: a file that is refused, a fault or a killed process leave nothing. No identifier changes
 * before a step is validated.
 */
export async function openImport(
  { imports, readingKeys }: OpenImportDeps,
  order: ImportOrder,
): Promise<OpenedImport> {
  const { school, entry, uploadId, onProgress = () => Promise.resolve() } = order
  const underWay = await imports.underWay(school.id)
  if (underWay) return { kind: 'already-open', run: underWay }
  const limit = await imports.fullDay(school.id, { by: order.by, at: order.at })
  if (limit !== undefined) return { kind: 'full-day', limit }
  const reading: FileReading = order.read
    ? { ok: true, file: order.read }
    : await readIdentifiersFile(entry, {
        expectedUai: parseUai(school.uai),
        keys: readingKeys,
        onPerson: (count) => onProgress('reading', count),
      })
  if (!reading.ok) return { kind: 'unreadable', ...reading }
  const { header, ...file } = reading.file
  const mode = order.mode === 'as-file' ? (header.complete ? 'complete' : 'partial') : order.mode
  // It does not name everybody: in mode Complet the others would all lose their identifier.
  if (header.format !== 'export-identifiants' && mode === 'complete') return { kind: 'partial-only' }
  const years = openSchoolYears(order.at)
  const { schoolYear: found } = header
  const isOtherYear = found !== undefined && !years.includes(found)
  if (isOtherYear && !order.acceptOtherYear) return { kind: 'other-year', found, expected: years.at(-1) ?? 0 }
  await onProgress('matching', file.people.length)
  const lines = await matchFile(reading.file, await imports.matchingData(school.id), mode)
  await onProgress('storing', file.people.length)
  const warnings = warningsOf(header, mode, isOtherYear)
  const opened = await imports.open(
    { schoolId: school.id, mode, fileName: entry.name, header, warnings, ...file, lines, uploadId },
    { by: order.by, at: order.at },
  )
  return opened.kind === 'opened' ? opened : { kind: 'already-open', run: await imports.underWay(school.id) }
}

function warningsOf(
  { complete }: IdentifiersFileHeader,
  mode: ImportMode,
  isOtherYear: boolean,
): readonly ImportWarning[] {
  const year = isOtherYear ? (['other-year'] as const) : []
  if (complete === (mode === 'complete')) return year
  return [...year, complete ? 'file-complete' : 'file-not-complete']
}
