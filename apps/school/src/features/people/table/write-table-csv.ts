import type { PersonCategory } from '@preau/people'
import { writeSpreadsheet } from '../../../frame/write-spreadsheet.ts'
import { copy, headerOf } from '../copy.fr.ts'
import type { PersonRow } from '../person.ts'
import type { ColumnKey } from './columns.ts'
import { cellText } from './table-columns.tsx'

/** A table as a spreadsheet opens it: its columns. */
export function writeTableCsv(
  category: PersonCategory,
  columns: readonly ColumnKey[],
  rows: readonly PersonRow[],
): string {
  const head = [copy.table.columns.name, ...columns.map((key) => headerOf(category, key))]
  const lines = rows.map((row) => [row.lastName, ...columns.map((key) => cellText[key](row))])
  return writeSpreadsheet([head, ...lines])
}
