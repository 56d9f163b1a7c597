import { decodeSheet, readSheet } from '@preau/exchange'
import { nameKey, parseCalendarDay } from '@preau/people'
import { emptyPerson } from './add-person.ts'
import type { AddedByHand } from './by-hand.ts'
import { copy } from './copy.fr.ts'
import type { NewPerson } from './people-store.ts'

/** The people of a file, or what is wrong with it, line by line: one fault and nothing of the file is used. */
export type PeopleCsv =
  | { readonly ok: true; readonly people: readonly NewPerson[] }
  | { readonly ok: false; readonly faults: readonly string[] }

type Field = 'civility' | 'lastName' | 'firstName' | 'birthDate' | 'company' | 'functionLabel'

/** Headers that schools write, as `nameKey` reads them. */
const headers: Readonly<Record<string, Field>> = {
  civilite: 'civility',
  nom: 'lastName',
  prenom: 'firstName',
  'date de naissance': 'birthDate',
  'ne e le': 'birthDate',
  entreprise: 'company',
  fonction: 'functionLabel',
}

const mostLines = 5000

/**
 * Reads a spreadsheet saved as CSV: separator `;`, `,` or tab, UTF-8 or Windows-1252, columns found by their header in
 * any order. *Nom* and *Prénom* are needed; unknown columns are left aside.
 */
export function readPeopleCsv(bytes: Uint8Array, category: AddedByHand): PeopleCsv {
  const rows = readSheet(decodeSheet(bytes), { most: mostLines + 2 })
  const [head, ...lines] = 'brokenAt' in rows ? [] : rows
  if (head === undefined) return { ok: false, faults: [copy.csv.unreadable] }
  if (lines.length > mostLines) return { ok: false, faults: [copy.csv.tooLong(mostLines)] }
  const columns = head.cells.map((header) => headers[nameKey(header)])
  if (!columns.includes('lastName') || !columns.includes('firstName'))
    return { ok: false, faults: [copy.csv.headers] }
  if (lines.length === 0) return { ok: false, faults: [copy.csv.nobody] }
  const read = lines.map(({ cells, line }) => toPerson(valuesOf(cells, columns), category, line))
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, people: read.flatMap((one) => ('person' in one ? [one.person] : [])) }
}

type Values = Readonly<Partial<Record<Field, string>>>

function valuesOf(line: readonly string[], columns: readonly (Field | undefined)[]): Values {
  const values: Partial<Record<Field, string>> = {}
  columns.forEach((field, index) => {
    const value = (line[index] ?? '').slice(0, 200)
    if (field !== undefined && value !== '') values[field] = value
  })
  return values
}

function toPerson(
  values: Values,
  category: AddedByHand,
  line: number,
): { readonly person: NewPerson } | { readonly faults: readonly string[] } {
  const { lastName, firstName } = values
  const birthDate = values.birthDate === undefined ? undefined : parseCalendarDay(values.birthDate)
  const faults = [
    ...(lastName === undefined ? [copy.csv.line(line, copy.add.lastNameMissing)] : []),
    ...(firstName === undefined ? [copy.csv.line(line, copy.add.firstNameMissing)] : []),
    ...(values.birthDate !== undefined && birthDate === undefined
      ? [copy.csv.line(line, copy.add.birthDateWrong)]
      : []),
  ]
  if (lastName === undefined || firstName === undefined || faults.length > 0) return { faults }
  const { civility, company, functionLabel } = values
  return {
    person: {
      ...emptyPerson,
      category,
      civility,
      lastName,
      firstName,
      birthDate,
      company,
      functionLabel,
      origin: 'csv',
    },
  }
}
