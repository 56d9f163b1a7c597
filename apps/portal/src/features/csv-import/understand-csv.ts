import { decodeSheet, guessSheetEncoding, guessSheetSeparator, type SheetEncoding } from '@preau/exchange'
import { nameKey } from '@preau/people'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, type CsvSettings, guessColumns } from './csv-fields.ts'
import type { CsvDraft, CsvImports } from './csv-imports.ts'
import { type CsvTable, readCsvTable } from './read-csv-table.ts'
import { csvRefusals } from './refusals.ts'

const mostLines = 5000

/** What a file seems to be, or what its school said of files of the same headers. */
export interface UnderstoodCsv {
  readonly content: Uint8Array
  readonly encoding: SheetEncoding
  readonly settings: CsvSettings
}

/** @throws Refusal `csv.unreadable`, `csv.nobody`, `csv.too-long` */
export async function understandCsv(
  imports: Pick<CsvImports, 'remembered'>,
  schoolId: string,
  bytes: Uint8Array,
  encoding = guessSheetEncoding(bytes),
): Promise<UnderstoodCsv> {
  const text = decodeSheet(bytes, encoding)
  if (text.includes('\0')) throw csvRefusals.refuse('csv.unreadable', { line: 1 })
  const separator = guessSheetSeparator(text)
  const { header, rows } = tableOf(text, separator)
  if (rows.length === 0) throw csvRefusals.refuse('csv.nobody')
  if (rows.length > mostLines) throw csvRefusals.refuse('csv.too-long', { most: mostLines })
  const known = await imports.remembered(schoolId, headerKey(header))
  const fresh: CsvSettings = { separator, dates: 'auto', columns: guessColumns(header), profile: null }
  return { content: bytes, encoding, settings: known?.columns.length === header.length ? known : fresh }
}

/** @throws Refusal `csv.unreadable` */
export function tableOf(text: string, separator: CsvSettings['separator']): CsvTable {
  const table = readCsvTable(text, separator)
  if ('brokenAt' in table) throw csvRefusals.refuse('csv.unreadable', { line: table.brokenAt })
  return table
}

/** Two files are of one form when their titles are the same, accents and case apart. */
export const headerKey = (header: readonly string[]): string => header.map(nameKey).join('|').slice(0, 2000)

/** The table of a draft that is not applied. @throws Refusal `csv.applied` */
export function draftTable(draft: CsvDraft): CsvTable {
  if (draft.content === undefined) throw csvRefusals.refuse('csv.applied')
  return tableOf(decodeSheet(draft.content, draft.encoding), draft.settings.separator)
}

/** A pupil is named by an identifier, or by names and birth date. */
const namesPupils = (chosen: readonly CsvField[]): boolean =>
  chosen.includes('pupilKey') ||
  (['pupilLastName', 'pupilFirstName', 'pupilBirthDate'] as const).every((field) => chosen.includes(field))

/** What is missing before the lines can be understood. */
export function settingsFault({ columns, profile }: CsvSettings): string | undefined {
  const chosen = columns.filter((field) => field !== null)
  const twice = chosen.find((field, at) => chosen.indexOf(field) !== at)
  if (twice !== undefined) return copy.fieldTwice(copy.fields[twice])
  const needed = (['lastName', 'firstName'] as const).find((field) => !chosen.includes(field))
  if (needed !== undefined) return copy.fieldNeeded(copy.fields[needed])
  if (profile === null && !chosen.includes('profile')) return copy.needProfile
  return profile === 'National_TUT' && !namesPupils(chosen) ? copy.needPupilColumns : undefined
}
