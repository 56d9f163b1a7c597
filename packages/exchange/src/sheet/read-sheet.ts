import { CsvError, parse } from 'csv-parse/sync'

/** A line of a spreadsheet that is not empty. */
export interface SheetRow {
  /** Of the text, as an editor shows it: empty lines and lines inside a cell count; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export const sheetSeparators = [';', ',', '\t', '|'] as const
export type SheetSeparator = (typeof sheetSeparators)[number]

/** The separator that cuts the first line in most columns, outside quotes. */
export function guessSheetSeparator(text: string): SheetSeparator {
  const first = (/^.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = sheetSeparators.map((separator) => first.split(separator).length)
  return sheetSeparators[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** Where a text stops being a spreadsheet. */
export interface BrokenSheet {
  readonly brokenAt: number
}

/** How a spreadsheet is read. */
export interface SheetReading {
  readonly separator?: SheetSeparator | undefined
  /** Reading stops after this many lines: a file of a million costs what one of this many does. */
  readonly most?: number | undefined
}

/**
 * The lines of a spreadsheet saved as CSV or copied from its window, or the line of what cannot be read: a quote that is
 * never closed, a file that is no text. Empty lines are left aside, spaces around the cells too.
 */
export function readSheet(
  text: string,
  { separator = guessSheetSeparator(text), most }: SheetReading = {},
): readonly SheetRow[] | BrokenSheet {
  const rows: SheetRow[] = []
  let next = 1
  if (text.includes('\0')) return { brokenAt: 1 }
  try {
    parse(text, {
      delimiter: separator,
      relaxColumnCount: true,
      trim: true,
      bom: true,
      ...(most !== undefined && { to: most }),
      onRecord: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: next })
        next = lines + 1
        return null
      },
    })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: next }
    throw error
  }
}
