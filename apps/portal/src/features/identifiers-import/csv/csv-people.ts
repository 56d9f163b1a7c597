import type { ExportedPerson } from '@preau/exchange'
import {
  categoryLabel,
  nameKey,
  parseCalendarDay,
  parsePronoteId,
  type PersonCategory,
  personCategories,
  type PronoteId,
  pronoteIdFault,
  type Uai,
} from '@preau/people'
import type { FileProblem } from '../import-run.ts'
import type { IdentifiersFile } from '../read-identifiers-file.ts'
import { csvCopy as copy } from './copy.fr.ts'
import type { CsvField, CsvMapping } from './csv-columns.ts'
import type { CsvRow, CsvTable } from './csv-table.ts'

export interface CsvChoice {
  readonly mapping: CsvMapping
  /** Category of everybody, when no column tells it. */
  readonly category: PersonCategory | undefined
}

/** The people of a spreadsheet, under the columns that were named; a line that cannot be used says why. */
export function csvPeople(table: CsvTable, choice: CsvChoice, uai: Uai): IdentifiersFile {
  const people: ExportedPerson[] = []
  const problems: FileProblem[] = []
  const rejectedIds: string[] = []
  const takenAt = new Map<string, number>()
  const rejected = (row: CsvRow, reason: string): void => {
    const id = parsePronoteId(valueOf(row, choice.mapping, 'pronoteId'))
    if (id !== undefined) rejectedIds.push(id)
    const record =
      `${valueOf(row, choice.mapping, 'lastName')} ${valueOf(row, choice.mapping, 'firstName')}`.trim()
    problems.push({ line: row.line, record, reason, advice: copy.correctLine, rejected: true })
  }
  for (const row of table.rows) {
    const person = personOf(row, choice)
    if (typeof person === 'string') rejected(row, person)
    else if (takenAt.has(person.pronoteId)) rejected(row, copy.twice(takenAt.get(person.pronoteId) ?? 0))
    else {
      takenAt.set(person.pronoteId, row.line)
      people.push(person)
    }
  }
  const header = { format: 'csv' as const, uai, complete: false }
  const counts = { problemCount: problems.length, rejectedCount: problems.length }
  return { header, people, problems, rejectedIds, ...counts }
}

function personOf(row: CsvRow, { mapping, category: everybody }: CsvChoice): ExportedPerson | string {
  const text = (field: CsvField): string => valueOf(row, mapping, field)
  const pronoteId = readId(text('pronoteId'))
  if ('fault' in pronoteId) return pronoteId.fault
  const [lastName, firstName] = [text('lastName'), text('firstName')]
  if (lastName === '' || firstName === '') return copy.nameMissing
  const category = mapping.category === undefined ? everybody : categoryOf(text('category'))
  if (category === undefined) return copy.categoryUnknown(text('category'))
  const birthDate = parseCalendarDay(text('birthDate'))
  const known = (name: CsvField): Partial<ExportedPerson> => (text(name) === '' ? {} : { [name]: text(name) })
  return {
    category,
    pronoteId: pronoteId.id,
    lastName,
    firstName,
    ...(birthDate !== undefined && { birthDate }),
    ...known('usageName'),
    ...known('civility'),
    ...known('postcode'),
    ...known('casId'),
    ...(category === 'pupil' && known('class')),
  }
}

function readId(text: string): { readonly id: PronoteId } | { readonly fault: string } {
  const id = parsePronoteId(text)
  const fault = pronoteIdFault(text)
  return id === undefined ? { fault: copy.idFaults[fault ?? 'empty'] } : { id }
}

function valueOf(row: CsvRow, mapping: CsvMapping, field: CsvField): string {
  const index = mapping[field]
  return index === undefined ? '' : (row.cells[index] ?? '').normalize('NFC').slice(0, 200)
}

/** « Élèves », « Parent », « Professeur »…: what schools write in such a column. */
const words: readonly (readonly [RegExp, PersonCategory])[] = [
  [/^(eleve|etudiant)/, 'pupil'],
  [/^(responsable|parent|tuteur legal)/, 'guardian'],
  [/^(enseignant|prof)/, 'teacher'],
  [/^(maitre|tuteur)/, 'workTutor'],
  [/^inspect/, 'inspector'],
  [/^(personnel|vie scolaire|direction|administrati|cpe|aed)/, 'staff'],
]

function categoryOf(text: string): PersonCategory | undefined {
  const key = nameKey(text)
  const exact = personCategories.find((one) =>
    [1, 2].some((count) => nameKey(categoryLabel(one, count)) === key),
  )
  return exact ?? words.find(([pattern]) => pattern.test(key))?.[1]
}
