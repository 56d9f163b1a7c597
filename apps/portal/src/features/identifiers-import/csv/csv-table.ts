import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { mendAccents } from '@preau/exchange'
import { parse } from 'csv-parse'
import { mostCsvLines } from './most-csv-lines.ts'

/** A spreadsheet read to its end: its headers, then its lines. */
export interface CsvTable {
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'
  readonly separator: ';' | ',' | '\t'
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

export interface CsvRow {
  readonly cells: readonly string[]
  /** Of the file, as an editor shows it. */
  readonly line: number
}

export type CsvReading =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly reason: 'unreadable' | 'empty' | 'too-long' | 'one-column' }

const piece = 64 * 1024

/** Whether a file begins as text that is not XML: a spreadsheet, maybe. */
export function looksLikeCsv(start: Uint8Array): boolean {
  const { text } = decode(start)
  return !text.includes('\0') && !/^\s*</.test(text) && /^[^\r\n]*[;,\t]/.test(text)
}

/** Reads a CSV file: encoding and separator are found, damaged accents mended, its size bounded. */
export async function readCsvTable(bytes: Uint8Array): Promise<CsvReading> {
  const { text, encoding } = decode(bytes)
  if (text.includes('\0')) return { ok: false, reason: 'unreadable' }
  const separator = separatorOf(text)
  const rows = await rowsOf(text, separator)
  if (!Array.isArray(rows)) return { ok: false, reason: rows }
  const [head, ...lines] = rows
  if (head === undefined || lines.length === 0) return { ok: false, reason: 'empty' }
  if (head.cells.length < 2) return { ok: false, reason: 'one-column' }
  return { ok: true, table: { encoding, separator, header: head.cells, rows: lines } }
}

/** Spreadsheets write UTF-8, UTF-16 or Windows-1252; only the second always says so. */
function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: CsvTable['encoding'] } {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const name = first === 0xff ? 'utf-16le' : 'utf-16be'
    return { text: new TextDecoder(name).decode(bytes), encoding: 'UTF-16' }
  }
  try {
    // A character cut at the end of a sample is not a mistake.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return { text, encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' }
  }
}

const separators = [';', ',', '\t'] as const

/** The separator that the line of headers holds most. */
function separatorOf(text: string): CsvTable['separator'] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (separator: string): number => first.split(separator).length
  return separators.toSorted((one, other) => count(other) - count(one))[0] ?? ';'
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** By pieces, so that a large file does not keep every other request waiting. */
async function rowsOf(text: string, delimiter: string): Promise<CsvRow[] | 'unreadable' | 'too-long'> {
  const rows: CsvRow[] = []
  const options = {
    delimiter,
    relaxColumnCount: true,
    trim: true,
    bom: true,
    info: true,
    maxRecordSize: piece,
  }
  const parser = parse(options)
  parser.on('error', () => undefined) // told by `errored` below
  parser.on('data', ({ record, info }: Parsed) => {
    const cells = record.map((cell) => mendAccents(cell))
    if (cells.some((cell) => cell !== '')) rows.push({ cells, line: info.lines })
  })
  for (let from = 0; from < text.length && !parser.errored; from += piece) {
    parser.write(text.slice(from, from + piece))
    await setImmediate()
    if (rows.length > mostCsvLines + 1) {
      parser.destroy()
      return 'too-long'
    }
  }
  if (parser.errored) return 'unreadable'
  parser.end()
  try {
    await once(parser, 'end')
  } catch {
    return 'unreadable'
  }
  return rows.length > mostCsvLines + 1 ? 'too-long' : rows
}
