import { stringify } from 'csv-stringify/sync'
import type { PersonCategory } from '@preau/people'
import { copy, headerOf } from '../copy.fr.ts'
import type { PersonRow } from '../person.ts'
import type { ColumnKey } from './columns.ts'
import { cellText } from './table-columns.tsx'

/**
 * A table as a spreadsheet opens it: its columns, semicolons, UTF-8 with its mark. A cell that a spreadsheet would run as a
 * formula is made a text, for names come from files that anybody may have written.
 */
export function writeTableCsv(
  category: PersonCategory,
  columns: readonly ColumnKey[],
  rows: readonly PersonRow[],
): string {
  const head = [copy.table.columns.name, ...columns.map((key) => headerOf(category, key))]
  const lines = rows.map((row) => [row.lastName, ...columns.map((key) => cellText[key](row))])
  return stringify([head, ...lines], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
