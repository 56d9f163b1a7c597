import { stringify } from 'csv-stringify/sync'
import { resourceLabel } from '../../frame/resources.ts'
import { fieldText } from './change-list.tsx'
import { copy } from './copy.fr.ts'
import type { ReportedProblem } from './reported-problem.ts'
import type { ImportChange } from './person-state.ts'

// A name that starts with « = » is a formula to a spreadsheet, which would run it.
const sheet = { bom: true, header: true, delimiter: ';', escape_formulas: true } as const

/** Changes of an import, a person a line: semicolons, UTF-8 with its mark. */
export function changesCsv(changes: readonly ImportChange[]): string {
  const rows = changes.map(({ kind, name, category, fields }) => ({
    kind: copy.changes.kinds[kind],
    person: name,
    category: resourceLabel(category),
    change: fields.map(fieldText).join(' · '),
  }))
  return stringify(rows, { ...sheet, columns: copy.changes.columns })
}

/** Remarks of an import, one a line. */
export function remarksCsv(problems: readonly ReportedProblem[]): string {
  const rows = problems.map((problem) => ({
    ...problem,
    severity: copy.report.severities[problem.severity],
    line: problem.line > 0 ? problem.line : '',
  }))
  return stringify(rows, { ...sheet, columns: copy.report.csvColumns })
}
