import type { SheetRow } from '@preau/exchange'
import { nameKey, parseCalendarDay, parseSdetProfile, type SdetProfile } from '@preau/people'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, type CsvSettings, profileWords } from './csv-fields.ts'
import type { CsvPerson } from './csv-person.ts'
import { readCsvGuardian } from './read-csv-guardian.ts'

export interface CsvFault {
  readonly line: number
  readonly reason: string
}

export interface CsvPeople {
  readonly people: readonly CsvPerson[]
  readonly faults: readonly CsvFault[]
}

const longest = 120

/** Gives its meaning to each line; one that is wrong is told and left out, the others stay. */
export function readCsvPeople(rows: readonly SheetRow[], settings: CsvSettings): CsvPeople {
  const people: CsvPerson[] = []
  const faults: CsvFault[] = []
  const seen = new Map<string, number>()
  const whos = new Map<string, number>()
  for (const row of rows) {
    const wrong: string[] = []
    const person = readPerson(row, settings, wrong)
    const twice = wrong.length === 0 ? seen.get(sameness(person)) : undefined
    if (twice !== undefined) wrong.push(person.guardian ? copy.guardianTwice(twice) : copy.twice(twice))
    if (wrong.length > 0) faults.push({ line: row.line, reason: wrong.join(' ') })
    else {
      seen.set(sameness(person), row.line)
      const who = whos.get(identityOf(person)) ?? row.line
      whos.set(identityOf(person), who)
      people.push({ ...person, who })
    }
  }
  return { people, faults }
}

/**
 * A guardian has a line for each pupil: an e-mail address or a birth date says that two lines are one person, a name alone does not.
 */
const sameness = (person: CsvPerson): string =>
  [
    identityOf(person),
    ...(person.guardian && (person.birthDate ?? person.email) !== null
      ? [JSON.stringify(person.guardian.wards)]
      : []),
  ].join('|')

/** Who a line is about: two lines of one identity are one person. */
const identityOf = ({ lastName, firstName, birthDate, profile, email }: CsvPerson): string =>
  [nameKey(`${lastName} ${firstName}`), birthDate, profile, email?.toLowerCase()].join('|')

function readPerson(row: SheetRow, settings: CsvSettings, wrong: string[]): CsvPerson {
  const text = (field: CsvField): string => {
    const at = settings.columns.indexOf(field)
    const cell = at < 0 ? '' : (row.cells[at] ?? '')
    const value = cell.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (value.length > longest || /\p{Cc}/u.test(value)) wrong.push(copy.badText(copy.fields[field]))
    return value
  }
  const or = (value: string): string | null => (value === '' ? null : value)
  const [lastName, firstName, email] = [text('lastName'), text('firstName'), text('email')]
  if (lastName === '') wrong.push(copy.missingField(copy.fields.lastName))
  if (firstName === '') wrong.push(copy.missingField(copy.fields.firstName))
  const profile = readProfile(text('profile'), settings, wrong)
  const cell = (field: CsvField): string | undefined => or(text(field)) ?? undefined
  const day = (written: string): string | null => readDay(written, settings, wrong)
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong.push(copy.badEmail(email))
  return {
    line: row.line,
    who: row.line,
    lastName,
    firstName,
    birthDate: day(text('birthDate')),
    profile,
    class: or(text('class')),
    email: or(email),
    civility: or(text('civility')),
    company: or(text('company')),
    guardian: profile === 'National_TUT' ? readCsvGuardian(cell, day, wrong) : null,
  }
}

function readDay(written: string, { dates }: CsvSettings, wrong: string[]): string | null {
  if (written === '') return null
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  const french = dates === 'us' ? `${second}/${first}/${year}` : `${first}/${second}/${year}`
  const day = parseCalendarDay(year === '' ? written : french)
  if (day === undefined) wrong.push(copy.badDay(written))
  return day ?? null
}

function readProfile(written: string, { profile }: CsvSettings, wrong: string[]): SdetProfile {
  const word = nameKey(written).replace(/s$/, '')
  const read = parseSdetProfile(written) ?? profileWords[word] ?? profileWords[nameKey(written)]
  if (written !== '' && read === undefined) wrong.push(copy.badProfile(written))
  else if (written === '' && profile === null) wrong.push(copy.missingField(copy.fields.profile))
  return read ?? profile ?? 'National_ETA'
}
