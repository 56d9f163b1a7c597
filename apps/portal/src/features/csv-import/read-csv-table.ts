import { CsvError, parse } from 'csv-parse/sync'
import { type CsvEncoding, type CsvSeparator, csvSeparators } from './csv-fields.ts'

/** A line of a file: its cells, and where it stands, as an editor shows it. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A file as a table. */
export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** Spreadsheets write UTF-8 or Windows-1252 and do not say which; « Texte Unicode » says it by its first two bytes. */
export function guessEncoding(bytes: Uint8Array): CsvEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text of a file; what is not of the encoding becomes U+FFFD. */
export function decodeCsv(bytes: Uint8Array, encoding: CsvEncoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** The separator that cuts the first line in most columns, outside quotes. */
export function guessSeparator(text: string): CsvSeparator {
  const first = (/^.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = csvSeparators.map((separator) => first.split(separator).length)
  return csvSeparators[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** Reads the table; the line of what cannot be read, when it cannot. Empty lines are left aside. */
export function readCsvTable(
  text: string,
  separator: CsvSeparator,
): CsvTable | { readonly brokenAt: number } {
  const rows: CsvRow[] = []
  let next = 1
  try {
    parse(text, {
      delimiter: separator,
      relaxColumnCount: true,
      trim: true,
      bom: true,
      onRecord: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: next })
        next = lines + 1
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: next }
    throw error
  }
  const [head, ...others] = rows
  return { header: head?.cells ?? [], rows: others }
}
