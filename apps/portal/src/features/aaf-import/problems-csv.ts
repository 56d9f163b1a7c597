import { stringify } from 'csv-stringify/sync'
import type { AafStore } from './aaf-store.ts'
import { aafCopy as copy, previewCopy } from './copy.fr.ts'

const atOnce = 2000

/**
 * The report of a run as a spreadsheet opens it in France: semicolons, UTF-8 with its mark. A cell that a spreadsheet would
 * run as a formula is made a text: the values quoted come from files that anybody may have written.
 */
export async function problemsCsv(aaf: Pick<AafStore, 'problems'>, runId: string): Promise<string> {
  const parts: string[] = []
  for (let offset = 0; ; offset += atOnce) {
    const problems = await aaf.problems(runId, { offset, limit: atOnce })
    const rows = problems.map(({ file, line, severity, reason, advice }) => [
      file,
      line === 0 ? '' : String(line),
      previewCopy.severities[severity],
      reason,
      advice,
    ])
    const header =
      offset === 0 ? [[copy.file, copy.line, previewCopy.severity, copy.reason, copy.advice]] : []
    const options = { bom: offset === 0, delimiter: ';', escape_formulas: true }
    parts.push(stringify([...header, ...rows], options))
    if (problems.length < atOnce) return parts.join('')
  }
}
