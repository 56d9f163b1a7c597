import { csvCopy as copy } from './copy.fr.ts'
import type { CsvField } from './csv-fields.ts'
import type { CsvSettings } from './csv-settings.ts'
import type { CsvSheet } from './read-csv-people.ts'

const text = copy.assistant

/** What is missing before the lines can be understood, in French. */
export function settingsFault(
  { columns, list, level }: CsvSettings,
  { header }: Pick<CsvSheet, 'header'>,
): string | undefined {
  const chosen = columns.slice(0, header.length).filter((field) => field !== null)
  const twice = chosen.find((field, at) => chosen.indexOf(field) !== at)
  if (twice !== undefined) return text.fieldTwice(copy.fields[twice])
  const needed = (['lastName', 'firstName'] as const).find((field) => !chosen.includes(field))
  if (needed !== undefined) return text.fieldNeeded(copy.fields[needed])
  if (list !== 'guardian') return undefined
  if (!namesPupils(chosen)) return text.pupilNeeded
  return level === null && !chosen.includes('level') ? text.levelNeeded : undefined
}

/** A pupil is named by an identifier, or by names and birth date. */
const namesPupils = (chosen: readonly CsvField[]): boolean =>
  (['pupilPronoteId', 'pupilSiecleId', 'pupilIne'] as const).some((field) => chosen.includes(field)) ||
  (['pupilLastName', 'pupilFirstName', 'pupilBirthDate'] as const).every((field) => chosen.includes(field))
