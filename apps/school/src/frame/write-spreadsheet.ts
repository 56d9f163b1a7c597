import { stringify } from 'csv-stringify/sync'

/**
 * Lines as a spreadsheet opens them: semicolons, UTF-8 with its mark. A cell that a spreadsheet would run as a formula is
 * made a text, for words come from files that anybody may have written.
 */
export const writeSpreadsheet = (lines: readonly (readonly (string | number)[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' },
  )
