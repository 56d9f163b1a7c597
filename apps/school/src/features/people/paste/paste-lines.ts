import type { SheetRow } from '@preau/exchange'
import { nameKey, parseCalendarDay, parsePronoteId } from '@preau/people'
import type { ChangeValue } from '../changes/people-changes.ts'

/** Somebody whom a line may mean. */
export interface PastePerson {
  readonly id: string
  /** As the table shows it: usage name when there is one. */
  readonly lastName: string
  readonly firstName: string
  /** The birth name, by which the other file may know them. */
  readonly birthName: string
  readonly birthDate: string | undefined
  /** Class of a pupil, company of a work tutor…: tells namesakes apart. */
  readonly detail: string | undefined
  readonly pronoteId: string
  /** The value there is. */
  readonly current: ChangeValue
}

/** What becomes of a line. */
export type PasteOutcome =
  | 'change'
  | 'same'
  | 'unknown'
  | 'ambiguous'
  | 'held'
  | 'twice'
  | 'invalid'
  | 'empty'

export interface PasteLine {
  readonly line: number
  /** What the line says of the person. */
  readonly said: string
  readonly value: string
  readonly outcome: PasteOutcome
  readonly person: PastePerson | undefined
  /** Who has the value of a line that is `held`. */
  readonly holder?: PastePerson | undefined
}

export interface PasteRules {
  /** The value as it is stored; `undefined` when the cell cannot be one. */
  readonly read: (cell: string) => string | undefined
  /** Whether two people may not have the same. */
  readonly unique: boolean
  /** Headers of the column of values, as `nameKey` reads them. */
  readonly headers: readonly string[]
}

const keyHeaders: ReadonlySet<string> = new Set(
  [
    'nom',
    'prenom',
    'nom prenom',
    'ne e le',
    'date de naissance',
    'classe',
    'identifiant pronote',
    'civilite',
  ].concat(['division', 'nom de famille', 'nom d usage', 'eleve', 'responsable', 'professeur', 'numero']),
)

/**
 * Matches the lines of a spreadsheet with people: the value stands in the column that the headers name, or else in the last one;
 * the other cells say who. An *identifiant PRONOTE* decides alone; otherwise every cell must agree, and one person only.
 */
export function matchPaste(
  rows: readonly SheetRow[],
  people: readonly PastePerson[],
  rules: PasteRules,
): readonly PasteLine[] {
  const { column, lines } = withoutHeaders(rows, rules)
  const index = indexOf(people)
  const matched = lines.map(({ cells, line }) => {
    const at = column ?? cells.length - 1
    const keys = cells.filter((cell, place) => place !== at && cell !== '')
    const value = cells[at] ?? ''
    return judge({ line, said: keys.join(' '), value }, whoIs(keys, index), rules)
  })
  return settle(matched, people, rules)
}

/** Matches one column of values with the list as it is shown, first line to first person. */
export function alignPaste(
  values: readonly string[],
  people: readonly PastePerson[],
  rules: PasteRules,
): readonly PasteLine[] {
  const lines = values.map((value, place) => {
    const person = people[place]
    const found = person === undefined ? [] : [person]
    return judge({ line: place + 1, said: '', value: value.trim() }, found, rules)
  })
  return settle(lines, people, rules)
}

function withoutHeaders(rows: readonly SheetRow[], { headers }: PasteRules) {
  const [first, ...others] = rows
  const names = (first?.cells ?? []).map((cell) => nameKey(cell))
  const column = names.findIndex((name) => headers.includes(name))
  const areHeaders =
    column >= 0 || (names.length > 0 && names.every((name) => name === '' || keyHeaders.has(name)))
  if (!areHeaders) return { column: undefined, lines: rows }
  return { column: column < 0 ? undefined : column, lines: others }
}

interface Index {
  readonly byPronoteId: ReadonlyMap<string, PastePerson>
  readonly byName: ReadonlyMap<string, readonly PastePerson[]>
}

/** Words in one order, for names are written in both. */
const nameWords = (text: string): string => nameKey(text).split(' ').toSorted().join(' ')

function indexOf(people: readonly PastePerson[]): Index {
  const byName = new Map<string, PastePerson[]>()
  for (const person of people) {
    const names = new Set(
      [person.lastName, person.birthName].map((last) => nameWords(`${last} ${person.firstName}`)),
    )
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), person])
  }
  return { byPronoteId: new Map(people.map((person) => [person.pronoteId, person])), byName }
}

/** Those whom the cells of a line may mean. */
function whoIs(keys: readonly string[], { byPronoteId, byName }: Index): readonly PastePerson[] {
  const given = keys.map((key) => parsePronoteId(key)).find((id) => id !== undefined)
  if (given !== undefined) {
    const person = byPronoteId.get(given)
    return person === undefined ? [] : [person]
  }
  const days = keys.flatMap((key) => parseCalendarDay(key) ?? [])
  const words = keys.filter((key) => parseCalendarDay(key) === undefined)
  const agrees = (person: PastePerson): boolean =>
    days.every((day) => person.birthDate === undefined || person.birthDate === day)
  const named = byName.get(nameWords(words.join(' ')))?.filter(agrees) ?? []
  return named.length > 0 ? named : besides(words, byName).filter(agrees)
}

/** One of the cells may be the class, the company or the civility rather than a part of the name. */
function besides(words: readonly string[], byName: Index['byName']): readonly PastePerson[] {
  const found = new Set<PastePerson>()
  for (let place = 0; place < words.length; place += 1) {
    const cell = nameKey(words[place] ?? '')
    const rest = nameWords(words.filter((_, other) => other !== place).join(' '))
    for (const person of byName.get(rest) ?? []) {
      if (civilities.has(cell) || nameKey(person.detail ?? '') === cell) found.add(person)
    }
  }
  return [...found]
}

const civilities: ReadonlySet<string> = new Set(['m', 'mme', 'mlle', 'monsieur', 'madame'])

function judge(
  said: Pick<PasteLine, 'line' | 'said' | 'value'>,
  found: readonly PastePerson[],
  rules: PasteRules,
): PasteLine {
  const [person, ...others] = found
  if (said.value === '') return { ...said, outcome: 'empty', person }
  if (person === undefined) return { ...said, outcome: 'unknown', person: undefined }
  if (others.length > 0) return { ...said, outcome: 'ambiguous', person: undefined }
  const value = rules.read(said.value)
  if (value === undefined) return { ...said, outcome: 'invalid', person }
  return { ...said, value, outcome: value === person.current ? 'same' : 'change', person }
}

/** What only all the lines together tell: somebody twice, a value twice, a value that somebody else keeps. */
function settle(
  lines: readonly PasteLine[],
  people: readonly PastePerson[],
  { unique }: PasteRules,
): readonly PasteLine[] {
  const live = lines.filter(({ outcome }) => outcome === 'change' || outcome === 'same')
  const perPerson = countOf(live.map(({ person }) => person?.id ?? ''))
  const perValue = countOf(live.map(({ value }) => value))
  const twice = ({ person, value }: PasteLine): boolean =>
    (perPerson.get(person?.id ?? '') ?? 0) > 1 || (unique && (perValue.get(value) ?? 0) > 1)
  const judged = lines.map((line) =>
    (line.outcome === 'change' || line.outcome === 'same') && twice(line)
      ? { ...line, outcome: 'twice' as const }
      : line,
  )
  return unique ? withHolders(judged, people) : judged
}

/** A value may pass from one person of the lines to another; a holder whom no line changes keeps it. */
function withHolders(lines: readonly PasteLine[], people: readonly PastePerson[]): readonly PasteLine[] {
  const holders = new Map(
    people.flatMap((person) => (person.current === null ? [] : [[person.current, person]])),
  )
  let settled = lines
  for (;;) {
    const moving = new Set(settled.flatMap((line) => (line.outcome === 'change' ? [line.person?.id] : [])))
    const next = settled.map((line): PasteLine => {
      const holder = holders.get(line.value)
      if (line.outcome !== 'change' || holder === undefined || moving.has(holder.id)) return line
      return { ...line, outcome: 'held', holder }
    })
    if (next.every((line, place) => line === settled[place])) return settled
    settled = next
  }
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
