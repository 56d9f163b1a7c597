import { formatDayFr, profileLabel } from '@preau/people'
import { stringify } from 'csv-stringify/sync'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { statusCopy } from '../directory/index.ts'
import { columnCopy } from './copy.fr.ts'
import type { ExportColumn, ExportedAccount } from './user-export.ts'
import { encodeWindows1252 } from './windows-1252.ts'

/** How the file is written. */
export interface UsersFile {
  readonly columns: readonly ExportColumn[]
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly delimiter: ';' | ',' | '\t'
}

/** The cells of one account, as a school reads them. */
export function cellsOf(account: ExportedAccount, columns: readonly ExportColumn[]): readonly string[] {
  return columns.map((column) => cell(account, column))
}

function cell(account: ExportedAccount, column: ExportColumn): string {
  if (column === 'birthDate') return account.birthDate === null ? '' : formatDayFr(account.birthDate)
  if (column === 'lastLogin') return account.lastLogin === null ? '' : formatInstantFr(account.lastLogin)
  if (column === 'status') return statusCopy[account.status]
  if (column === 'profiles') return account.profiles.map(profileLabel).join(', ')
  const value = account[column]
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}

/**
 * The file, piece by piece. UTF-8 begins with its mark, so that spreadsheets know it. A cell that a spreadsheet would run as a
 * formula is made a text: names come from files that anybody may have written.
 */
export async function* writeUsersCsv(
  accounts: AsyncIterable<ExportedAccount>,
  { columns, encoding, delimiter }: UsersFile,
): AsyncGenerator<Uint8Array> {
  const write = (rows: readonly (readonly string[])[], bom = false): Uint8Array => {
    const text = stringify(
      rows.map((row) => [...row]),
      { bom, delimiter, escape_formulas: true, record_delimiter: 'windows' },
    )
    return encoding === 'utf-8' ? Buffer.from(text, 'utf8') : encodeWindows1252(text)
  }
  yield write([columns.map((column) => columnCopy[column])], encoding === 'utf-8')
  let waiting: (readonly string[])[] = []
  for await (const account of accounts) {
    waiting.push(cellsOf(account, columns))
    if (waiting.length < 200) continue
    yield write(waiting)
    waiting = []
  }
  if (waiting.length > 0) yield write(waiting)
}
