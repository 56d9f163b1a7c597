import { readSheet, type SheetRow, type SheetSeparator } from '@preau/exchange'

/** A file as a table. */
export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Reads the table; the line of what cannot be read, when it cannot. Empty lines are left aside. */
export function readCsvTable(
  text: string,
  separator: SheetSeparator,
): CsvTable | { readonly brokenAt: number } {
  const rows = readSheet(text, { separator })
  if ('brokenAt' in rows) return rows
  const [head, ...others] = rows
  return { header: head?.cells ?? [], rows: others }
}
