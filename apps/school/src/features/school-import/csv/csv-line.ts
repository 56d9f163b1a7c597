import { dayMangling, isRoundedNumber, mendAccents, type SheetRow, tidyDay } from '@preau/exchange'
import { parseCalendarDay } from '@preau/people'
import { csvCopy as copy } from './copy.fr.ts'
import type { CsvField } from './csv-fields.ts'
import type { CsvSettings } from './csv-settings.ts'

/** What is wrong with a line. */
export interface CsvFault {
  readonly line: number
  /** Title of the column; absent when the line as a whole is wrong. */
  readonly column: string | undefined
  readonly reason: string
  /** False: the value is left aside, the line is not. */
  readonly rejects: boolean
}

/** A line under the columns that were chosen. Reading a cell twice tells its fault once. */
export interface CsvLine {
  readonly line: number
  readonly faults: readonly CsvFault[]
  /** The text of a field; empty when the file has no such column. */
  readonly cell: (field: CsvField) => string
  /** An identifier, or nothing. */
  key(field: CsvField): string | undefined
  /** ISO day, or nothing. */
  day(field: CsvField): string | undefined
  wrong(field: CsvField | undefined, reason: string): void
  /** A value that is left aside, in a line that is used. */
  ignored(field: CsvField, reason: string): void
}

const longest = 120

/** Reads the cells of a line, noting what is wrong with each. */
export function csvLine(row: SheetRow, header: readonly string[], settings: CsvSettings): CsvLine {
  const faults: CsvFault[] = []
  const told = new Set<string>()
  const note = (field: CsvField | undefined, reason: string, rejects: boolean): void => {
    if (told.has(`${field ?? ''} ${reason}`)) return
    told.add(`${field ?? ''} ${reason}`)
    const column = field === undefined ? undefined : header[settings.columns.indexOf(field)]
    faults.push({ line: row.line, column, reason, rejects })
  }
  const wrong = (field: CsvField | undefined, reason: string): void => {
    note(field, reason, true)
  }
  const cell = (field: CsvField): string => {
    const { text, fault } = textOf(row.cells[settings.columns.indexOf(field)] ?? '')
    if (fault !== undefined) wrong(field, fault)
    return text
  }
  if (row.cells.slice(header.length).some((extra) => extra !== '')) wrong(undefined, copy.tooManyCells)
  return {
    line: row.line,
    faults,
    cell,
    wrong,
    ignored: (field, reason) => {
      note(field, reason, false)
    },
    key: (field) => {
      const text = cell(field)
      if (isRoundedNumber(text)) wrong(field, copy.rounded(text))
      return text === '' ? undefined : text
    },
    day: (field) => {
      const text = cell(field)
      const day = parseCalendarDay(tidyDay(text, settings.dates))
      if (text !== '' && day === undefined) wrong(field, wrongDay(text))
      return day
    },
  }
}

function textOf(raw: string): { readonly text: string; readonly fault?: string } {
  const text = mendAccents(raw).normalize('NFC').replace(/\s+/g, ' ').trim()
  if (text.includes('\ufffd')) return { text, fault: copy.wrongEncoding }
  if (text.length > longest || /\p{Cc}/u.test(text)) return { text, fault: copy.badText }
  return { text }
}

function wrongDay(text: string): string {
  const mangling = dayMangling(text)
  if (mangling === 'serial-day') return copy.serialDay(text)
  return mangling === 'short-year' ? copy.shortYear(text) : copy.badDay(text)
}
