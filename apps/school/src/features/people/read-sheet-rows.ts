import { CsvError, parse } from 'csv-parse/sync'

/** A line of a spreadsheet that is not empty. */
export interface SheetRow {
  readonly cells: readonly string[]
  /** Of the text, as an editor shows it: empty lines and lines inside a cell count. */
  readonly line: number
}

/** Spreadsheets write UTF-8 or Windows-1252 and do not say which. */
export function decodeSheet(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The lines of a spreadsheet saved as CSV or copied from its window; `undefined` when the text is neither. */
export function readSheetRows(text: string): readonly SheetRow[] | undefined {
  const rows: SheetRow[] = []
  let next = 1
  if (text.includes('\0')) return undefined
  try {
    const options = { delimiter: separatorOf(text), relaxColumnCount: true, trim: true, bom: true }
    parse(text, {
      ...options,
      onRecord: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: next })
        next = lines + 1
        return null
      },
    })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

/** The separator that the first line holds most. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (separator: string): number => first.split(separator).length
  return [';', ',', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ';'
}
