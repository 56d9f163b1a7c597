import { parseUai, type Uai } from '@preau/people'
import { childElements, type XmlElement, type XmlStart } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import type { ExportedPerson } from '../identifiers/exported-person.ts'
import { readExportedPerson } from '../identifiers/read-exported-person.ts'
import { type Section, sections } from '../identifiers/sections.ts'
import { type ExchangeProblem, problem, type Report } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'

/** What a timetable export says of itself. It never says whether everybody is in it, and some categories never are. */
export interface TimetableHeader {
  readonly uai: Uai
  readonly version: string
  /** Starting year of the school year, when its first day is in the file. */
  readonly schoolYear?: number
}

/** The people of a timetable export who have an identifier, or why nothing of it can be used. */
export type TimetableReading =
  | {
      readonly ok: true
      readonly header: TimetableHeader
      readonly people: readonly ExportedPerson[]
      /** Lines left out and remarks, none fatal. */
      readonly problems: readonly ExchangeProblem[]
    }
  | { readonly ok: false; readonly problem: ExchangeProblem }

const paths = ['Professeurs/Professeur', 'Personnels/Personnel', 'Classes/Classe', 'Eleves/Eleve']

/**
 * Reads the identifiers that a timetable export (`ExportEmploiDuTemps`) carries on teachers, pupils and guardians:
 * `IDPN`, and `IDCAS` when known. A guardian stands under each of their pupils, with the same identifier. Lessons are
 * not read. Source: pronote-facts §3.3, docs/reference/timetable-export.md.
 */
export async function readTimetableExport(
  entry: ExchangeEntry,
  options: { readonly expectedUai?: Uai } = {},
): Promise<TimetableReading> {
  const reading = new TimetablePeople(entry.name)
  let root: XmlStart | undefined
  const selection = { expected: 'timetable-export' as const, paths, starts: ['AnneeScolaire'] }
  for await (const item of readXmlSource(entry, selection)) {
    if (item.kind === 'problem') return { ok: false, problem: item }
    if (item.kind === 'root') root = item.element
    if (item.kind === 'start') reading.year(item.element)
    if (item.kind === 'element') reading.element(item.path, item.element)
  }
  return finished(entry, { root, reading, ...options })
}

interface Finished {
  readonly root: XmlStart | undefined
  readonly reading: TimetablePeople
  readonly expectedUai?: Uai
}

function finished({ name: file }: ExchangeEntry, { root, reading, expectedUai }: Finished): TimetableReading {
  const written = root?.attributes.get('UAI')?.trim() ?? ''
  const uai = parseUai(written)
  const refused = refusalOf(file, { written, uai }, expectedUai)
  if (refused || uai === undefined) return { ok: false, problem: refused ?? noUai(file) }
  const { schoolYear, people, problems } = reading
  if (people.size === 0) return { ok: false, problem: problem('timetable.nobody', {}, { file }) }
  const header = { uai, version: root?.attributes.get('Version') ?? '' }
  return {
    ok: true,
    header: schoolYear === undefined ? header : { ...header, schoolYear },
    people: [...people.values()],
    problems,
  }
}

const noUai = (file: string): ExchangeProblem => problem('identifiers.no-uai', {}, { file })

function refusalOf(
  file: string,
  { written, uai }: { readonly written: string; readonly uai: Uai | undefined },
  expected: Uai | undefined,
): ExchangeProblem | undefined {
  if (written === '') return noUai(file)
  if (uai === undefined) return problem('identifiers.invalid-uai', { value: written }, { file })
  if (expected === undefined || uai === expected) return undefined
  return problem('identifiers.other-school', { found: uai, expected }, { file })
}

/** Who has been met so far, by identifier. */
class TimetablePeople {
  readonly people = new Map<string, ExportedPerson>()
  readonly problems: ExchangeProblem[] = []
  schoolYear: number | undefined
  readonly #file: string
  readonly #classNames = new Map<string, string>()
  readonly #lines = new Map<string, number>()

  constructor(file: string) {
    this.#file = file
  }

  year(start: XmlStart): void {
    const days = [...start.attributes.values()].flatMap((value) => /^(\d{4})-(\d{2})/.exec(value) ?? [])
    const [, year, month] = days.slice(0, 3).map(Number)
    if (year !== undefined && month !== undefined) this.schoolYear = month < 7 ? year - 1 : year
  }

  element(path: string, element: XmlElement): void {
    if (path === 'Classes/Classe') this.#class(element)
    else if (path === 'Eleves/Eleve') this.#pupil(element)
    else if (path === 'Personnels/Personnel') this.#take(sectionOf('staff'), element, { optional: true })
    else this.#take(sectionOf('teacher'), element)
  }

  #class({ attributes }: XmlElement): void {
    const [ident, name] = [attributes.get('Ident'), attributes.get('Nom')]
    if (ident !== undefined && name !== undefined) this.#classNames.set(ident, name)
  }

  #pupil(element: XmlElement): void {
    const guardians = childElements(element, 'Responsable')
    const withId = guardians.filter(({ attributes }) => (attributes.get('IDPN') ?? '') !== '')
    const classes = childElements(element, 'Classe').map((one) => this.#named(one))
    this.#take(sectionOf('pupil'), { ...element, children: [...classes, ...withId] })
    for (const guardian of guardians) {
      const attributes = new Map([...guardian.attributes].filter(([name]) => name !== 'RespLegal'))
      // « M,Mme » is a couple written as one person: it tells nothing of this one.
      if (attributes.get('Civilite')?.includes(',')) attributes.delete('Civilite')
      this.#take(sectionOf('guardian'), { ...guardian, attributes }, { severalTimes: true })
    }
  }

  #named(element: XmlElement): XmlElement {
    const { attributes } = element
    const name = attributes.get('Nom') ?? this.#classNames.get(attributes.get('Ident') ?? '') ?? ''
    return { ...element, attributes: new Map([['Nom', name]]), children: [] }
  }

  #take(
    section: Section,
    element: XmlElement,
    {
      optional = false,
      severalTimes = false,
    }: { readonly optional?: boolean; readonly severalTimes?: boolean } = {},
  ): void {
    const id = element.attributes.get('IDPN')?.trim() ?? ''
    if (id === '' && optional) return
    const report = this.#reportOn(element)
    const children = section.category === 'pupil' ? element.children : []
    const person = readExportedPerson({ ...element, children }, section, report)
    if (person === undefined) return
    const known = this.people.get(person.pronoteId)
    if (known === undefined) {
      this.people.set(person.pronoteId, person)
      this.#lines.set(person.pronoteId, element.line)
    } else if (!severalTimes || !isSame(known, person)) {
      const firstLine = this.#lines.get(person.pronoteId) ?? 0
      report('identifiers.duplicate-idpn', { value: person.pronoteId, firstLine })
    }
  }

  #reportOn(element: XmlElement): Report {
    const names = [element.attributes.get('Nom') ?? '', element.attributes.get('Prenom') ?? '']
    const place = {
      file: this.#file,
      line: element.line,
      element: element.name,
      record: names.join(' ').trim(),
    }
    return (code, params) => void this.problems.push(problem(code, params, place))
  }
}

const isSame = (one: ExportedPerson, other: ExportedPerson): boolean =>
  one.category === other.category && one.lastName === other.lastName && one.firstName === other.firstName

function sectionOf(category: Section['category']): Section {
  const found = sections.find((one) => one.category === category)
  if (!found) throw new Error('every category has a section')
  return found
}
