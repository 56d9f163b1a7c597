import { nameKey } from '@preau/people'
import type { SheetRow } from '@preau/exchange'
import { csvCopy as copy } from './copy.fr.ts'
import type { CsvField } from './csv-fields.ts'
import type { CsvPerson, CsvTeaching } from './csv-person.ts'
import type { CsvSettings } from './csv-settings.ts'
import { type CsvFault, csvLine } from './csv-line.ts'
import { readCsvLine } from './read-csv-line.ts'

/** What a file says, line by line. */
export interface CsvPeople {
  readonly people: readonly CsvPerson[]
  readonly faults: readonly CsvFault[]
  /** Who the lines that are wrong may be about: nobody of these has left because of a mistake in a line. */
  readonly spared: readonly CsvSpared[]
}

/** What can still be read of a line that is wrong. */
export interface CsvSpared {
  readonly pronoteId: string
  readonly siecleId: string
  readonly ine: string
  readonly lastName: string
  readonly firstName: string
}

/** A table read with its titles. */
export interface CsvSheet {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Gives its meaning to each line; one that is wrong is told and left out, the others stay. */
export function readCsvPeople(sheet: CsvSheet, settings: CsvSettings): CsvPeople {
  const people = new Map<string, CsvPerson>()
  const faults: CsvFault[] = []
  const spared: CsvSpared[] = []
  for (const row of sheet.rows) {
    const line = csvLine(row, sheet.header, settings)
    const person = readCsvLine(line, settings)
    const key = identityOf(person, row.line)
    const earlier = people.get(key)
    if (earlier !== undefined && !mayRepeat(settings, person))
      line.wrong(undefined, copy.twice(earlier.lines[0] ?? 0))
    if (line.faults.some(({ rejects }) => rejects)) spared.push(sparedBy(line.cell))
    else people.set(key, earlier === undefined ? person : joined(earlier, person))
    faults.push(...line.faults)
  }
  return { people: [...people.values()], faults, spared }
}

const sparedBy = (cell: (field: CsvField) => string): CsvSpared => ({
  pronoteId: cell('pronoteId'),
  siecleId: cell('siecleId'),
  ine: cell('ine'),
  lastName: cell('lastName'),
  firstName: cell('firstName'),
})

/** A teacher has a line for each service, a guardian one for each pupil. */
const mayRepeat = ({ list }: CsvSettings, { links }: CsvPerson): boolean =>
  list === 'teacher' || (list === 'guardian' && links.length > 0)

/**
 * Two lines of one identity are one person. Of guardians a name alone says nothing: an identifier, a birth date or an
 * address does.
 */
function identityOf({ category, pronoteId, stsId, values }: CsvPerson, line: number): string {
  const { siecleId, ine, lastName, firstName, birthDate, postcode, city } = values
  const id = pronoteId ?? siecleId ?? stsId ?? ine
  if (id !== undefined) return `id ${id}`
  const name = nameKey(`${lastName} ${firstName}`)
  if (category !== 'guardian') return [name, birthDate].join('|')
  const proof = birthDate ?? (postcode === undefined ? undefined : `${postcode} ${nameKey(city ?? '')}`)
  return proof === undefined ? `line ${String(line)}` : [name, proof].join('|')
}

function joined(one: CsvPerson, other: CsvPerson): CsvPerson {
  return {
    ...one,
    lines: [...one.lines, ...other.lines],
    values: { ...one.values, ...other.values },
    teachings: both<CsvTeaching>(one.teachings, other.teachings),
    headTeacherOf: both(one.headTeacherOf, other.headTeacherOf),
    links: [...one.links, ...other.links],
  }
}

const both = <Item>(
  one: readonly Item[] | undefined,
  other: readonly Item[] | undefined,
): readonly Item[] | undefined => (one === undefined ? other : [...one, ...(other ?? [])])
