import { categoryLabel, formatDayFr } from '@preau/people'
import { stringify } from 'csv-stringify/sync'
import { csvCopy as copy } from './copy.fr.ts'
import type { ImportLine } from './import-line.ts'
import { reasonLabels } from './reasons.fr.ts'

/**
 * The people without an account, as a spreadsheet opens it in France: semicolons, UTF-8 with its mark. A cell that a
 * spreadsheet would run as a formula is made a text: names come from a file that anybody may have written.
 */
export function unrecognisedCsv(lines: readonly ImportLine[]): string {
  const rows = lines.map(({ category, person, pronoteId, reason, duplicate }) => ({
    category: categoryLabel(category, 1),
    lastName: person.usageName === undefined ? person.lastName : `${person.lastName} (${person.usageName})`,
    firstName: person.firstName,
    birthDate: person.birthDate === undefined ? '' : formatDayFr(person.birthDate),
    class: person.class ?? (person.classes ?? []).join(', '),
    pupils: (person.pupils ?? []).join(' / '),
    pronoteId,
    reason: reasonLabels[reason],
    duplicate: duplicate ? copy.yes : '',
  }))
  return stringify(rows, {
    bom: true,
    header: true,
    delimiter: ';',
    escape_formulas: true,
    columns: copy.columns,
  })
}
