import {
  decodeSheet,
  guessSheetEncoding,
  guessSheetSeparator,
  readSheet,
  type SheetEncoding,
  type SheetSeparator,
} from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import { importRefusals } from '../refusals.ts'
import {
  applyImport,
  type ImportDeps,
  type ImportRequest,
  type ImportResult,
  lookImport,
  type LookResult,
  type Work,
} from '../run-import.ts'
import { planCsv } from './csv-plan.ts'
import type { CsvSettings } from './csv-settings.ts'
import { guessColumns, headerKey } from './csv-fields.ts'
import { mostCsvLines } from './most-csv-lines.ts'
import { type CsvSheet, readCsvPeople } from './read-csv-people.ts'
import { settingsFault } from './settings-fault.ts'

/** The columns that a base chose, list by list, for files of the same titles. */
export interface CsvMemory {
  remembered(baseId: string, list: PersonCategory, headerKey: string): Promise<CsvSettings | undefined>
  remember(
    baseId: string,
    headerKey: string,
    chosen: { readonly settings: CsvSettings; readonly at: Date },
  ): Promise<void>
}

/** A spreadsheet and how it is understood. */
export interface CsvFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly settings: CsvSettings
}

/** A file of a list; encoding and separator are found unless they are said. */
interface Unread {
  readonly list: PersonCategory
  readonly bytes: Uint8Array
  readonly encoding?: SheetEncoding | undefined
  readonly separator?: SheetSeparator | undefined
}

/** What a file seems to be, or what its base said of files of the same titles. */
interface Understood {
  readonly settings: CsvSettings
  readonly remembered: boolean
}

/**
 * Finds encoding, separator and columns of a file of a list.
 *
 * @throws Refusal `import.csv-unreadable`, `import.csv-nobody`, `import.csv-too-long`
 */
export async function understandCsv(
  memory: Pick<CsvMemory, 'remembered'>,
  baseId: string,
  { list, bytes, encoding = guessSheetEncoding(bytes), ...asked }: Unread,
): Promise<Understood> {
  const separator = asked.separator ?? guessSheetSeparator(decodeSheet(bytes, encoding))
  const { header } = csvSheet(bytes, { encoding, separator })
  const kept = await memory.remembered(baseId, list, headerKey(header))
  if (kept?.columns.length === header.length)
    // The whole list is said anew each time: it makes people leave.
    return { settings: { ...kept, encoding, separator, whole: false }, remembered: true }
  const columns = guessColumns(list, header)
  const rest = { dates: 'day-first', level: null, unknown: 'add', whole: false } as const
  return { settings: { list, encoding, separator, columns, ...rest }, remembered: false }
}

/**
 * The titles and lines of a file.
 *
 * @throws Refusal `import.csv-unreadable`, `import.csv-nobody`, `import.csv-too-long`
 */
export function csvSheet(
  bytes: Uint8Array,
  { encoding, separator }: Pick<CsvSettings, 'encoding' | 'separator'>,
): CsvSheet {
  const read = readSheet(decodeSheet(bytes, encoding), { separator, most: mostCsvLines + 2 })
  if ('brokenAt' in read) throw importRefusals.refuse('import.csv-unreadable', { line: read.brokenAt })
  const [head, ...rows] = read
  if (head === undefined || rows.length === 0) throw importRefusals.refuse('import.csv-nobody')
  if (rows.length > mostCsvLines) throw importRefusals.refuse('import.csv-too-long', { most: mostCsvLines })
  return { header: head.cells, rows }
}

/**
 * Imports a spreadsheet in one transaction, and remembers its columns. The same file twice changes nothing.
 *
 * @throws Refusal `import.*`
 */
export async function importCsv(
  deps: ImportDeps & { readonly csvMemory: CsvMemory },
  request: ImportRequest,
  file: CsvFile,
): Promise<ImportResult> {
  const { work, key } = workOf(deps, file)
  const result = await applyImport(deps, request, work)
  await deps.csvMemory.remember(request.base.id, key, { settings: file.settings, at: deps.clock.now() })
  return result
}

/**
 * What {@link importCsv} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export const lookAtCsv = async (
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  file: CsvFile,
): Promise<LookResult> => lookImport(deps, request, workOf(deps, file).work)

function workOf(
  deps: ImportDeps,
  { name, bytes, settings }: CsvFile,
): { readonly work: Work; readonly key: string } {
  const sheet = csvSheet(bytes, settings)
  const fault = settingsFault(settings, sheet)
  if (fault !== undefined) throw importRefusals.refuse('import.csv-columns', { reason: fault })
  const { list, unknown, whole } = settings
  const read = { file: name, list, unknown, whole, read: readCsvPeople(sheet, settings) }
  const work: Work = {
    kind: 'csv',
    schoolYear: undefined,
    madeOn: {},
    school: undefined,
    startedAt: deps.clock.now(),
    fileNames: [name],
    problems: [],
    send: (order) => deps.imports.applyCsv({ ...order, list, plan: (base) => planCsv(read, base) }),
  }
  return { work, key: headerKey(sheet.header) }
}
