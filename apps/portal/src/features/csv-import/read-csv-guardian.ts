import { nameKey } from '@preau/people'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, linkWords } from './csv-fields.ts'
import type { CsvGuardian, CsvWard } from './csv-person.ts'

/** Reads the cell of a field; `undefined` when the file has no such column or the cell is empty. */
export type CellOf = (field: CsvField) => string | undefined

const yes = new Set(['', 'oui', 'o', 'vrai', '1', 'x', 'legal', 'responsable legal'])

/**
 * The pupils of a guardian, the link and the responsibility; what is wrong is added to `wrong`. Somebody without any responsibility has
 * no account (ent-ecosystem §1.5).
 */
export function readCsvGuardian(
  cell: CellOf,
  day: (written: string) => string | null,
  wrong: string[],
): CsvGuardian {
  const wards = readWards(cell, day)
  if (wards.length === 0) wrong.push(copy.needPupil)
  const written = nameKey(cell('link') ?? '')
  const link = written === '' ? '90' : linkWords[written]
  if (link === undefined) wrong.push(copy.badLink(cell('link') ?? ''))
  const legal = nameKey(cell('legal') ?? '')
  const inCharge = legal === 'en charge' || legal === 'en charge de l eleve'
  if (!inCharge && !yes.has(legal)) wrong.push(copy.noResponsibility)
  return { wards, link: link ?? '90', legalLevel: inCharge ? 2 : 1 }
}

/** Several identifiers may stand in one cell; names need the birth date, because a homonym is another family's child. */
function readWards(cell: CellOf, day: (written: string) => string | null): readonly CsvWard[] {
  const keys = (cell('pupilKey') ?? '').split(/[\s,;/]+/).filter((key) => key !== '')
  if (keys.length > 0) return [...new Set(keys)].map((key) => ({ key }))
  const [lastName, firstName] = [cell('pupilLastName'), cell('pupilFirstName')]
  const birthDate = day(cell('pupilBirthDate') ?? '')
  if (lastName === undefined || firstName === undefined || birthDate === null) return []
  return [{ lastName, firstName, birthDate }]
}
