import { categoryLabel, formatDayFr } from '@preau/people'
import { stringify } from 'csv-stringify/sync'
import { cleaningCsvCopy as copy } from './copy.fr.ts'
import type { ImportLine } from './import-line.ts'
import type { FileProblem } from './import-run.ts'
import { cleaningAdvice, duplicateAdvice, reasonLabels } from './reasons.fr.ts'

/**
 * What is to be put right in the school base, with what to do: left pupils, duplicates, relatives without an account,
 * lines that could not be read. A line that says nothing of the base (an account that is missing in the ENT only) is
 * left out.
 */
export function cleaningCsv(lines: readonly ImportLine[], problems: readonly FileProblem[]): string {
  const people = lines.flatMap((line) => {
    const advice = line.duplicate ? duplicateAdvice : cleaningAdvice[line.reason]
    return advice === undefined ? [] : { ...described(line), advice }
  })
  const unread = problems.map(({ line, record, reason, advice }) => ({
    lastName: record,
    reason: line > 0 ? copy.atLine(line, reason) : reason,
    advice,
  }))
  return stringify([...people, ...unread], {
    bom: true,
    header: true,
    delimiter: ';',
    escape_formulas: true,
    columns: copy.columns,
  })
}

function described({ category, person, pronoteId, reason, duplicate }: ImportLine): Record<string, string> {
  return {
    category: categoryLabel(category, 1),
    lastName: person.usageName === undefined ? person.lastName : `${person.lastName} (${person.usageName})`,
    firstName: person.firstName,
    birthDate: person.birthDate === undefined ? '' : formatDayFr(person.birthDate),
    class: person.class ?? (person.classes ?? []).join(', '),
    pupils: (person.pupils ?? []).join(' / '),
    pronoteId,
    reason: duplicate ? reasonLabels.duplicate : reasonLabels[reason],
  }
}
