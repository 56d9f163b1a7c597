import { parsePronoteId, type Uai } from '@preau/people'
import type { XmlElement, XmlStart } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem, type Report } from '../problem/problem.ts'
import { readXmlSource, type XmlSourceItem } from '../xml-source/read-xml-source.ts'
import type { ExportedPerson, ExportIdentifiantsHeader } from './exported-person.ts'
import { readExportHeader } from './read-export-header.ts'
import { readExportedPerson, unknownAttributesOf } from './read-exported-person.ts'
import { type Section, sections } from './sections.ts'

/** A file whose header is right, and its people still to be read; or why nothing of it can be used. */
export type ExportIdentifiantsReading =
  | {
      readonly ok: true
      readonly header: ExportIdentifiantsHeader
      readonly people: AsyncIterable<ExportIdentifiantsItem>
    }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/** One thing read: a person, or a problem. */
export type ExportIdentifiantsItem = ExportedPersonItem | ExchangeProblem

/** A person and the line where they start. */
export interface ExportedPersonItem {
  readonly kind: 'person'
  readonly person: ExportedPerson
  readonly line: number
}

/**
 * Reads an identifiers file, streamed: first the header, then the people, once. A person in error is left out with a
 * problem; after a fatal problem nothing more comes and nothing read before may be used. `expectedUai` refuses the file
 * of another school; whether the year is the right one is for the caller. Source: docs/reference/export-identifiants.md.
 */
export async function readExportIdentifiants(
  entry: ExchangeEntry,
  options: { readonly expectedUai?: Uai } = {},
): Promise<ExportIdentifiantsReading> {
  const items = readXmlSource(entry, { expected: 'export-identifiants', paths: ['*/*'], starts: ['*'] })
  const first = await items.next()
  const root = first.value
  if (root?.kind === 'problem') return { ok: false, problem: root }
  if (root?.kind !== 'root') throw new Error('a well-formed document begins with its root element')
  const header = readExportHeader(root.element, entry.name, options.expectedUai)
  if ('kind' in header) {
    await items.return()
    return { ok: false, problem: header }
  }
  return { ok: true, header, people: readPeople(items, entry.name) }
}

async function* readPeople(
  items: AsyncIterable<XmlSourceItem>,
  file: string,
): AsyncGenerator<ExportIdentifiantsItem, void, undefined> {
  const reading = new PeopleReading(file)
  for await (const item of items) {
    if (item.kind === 'problem') return yield item
    if (item.kind === 'start') yield* reading.section(item.element)
    if (item.kind === 'element') yield* reading.person(item.element)
  }
  yield* reading.end()
}

/** What has been met so far: the section being read, the identifiers taken, and what is not known. */
class PeopleReading {
  readonly #file: string
  readonly #takenAt = new Map<string, number>()
  readonly #sectionsSeen = new Set<string>()
  readonly #unknownSections: { readonly start: XmlStart; count: number; readonly ids: string[] }[] = []
  readonly #unknownAttributes = new Map<string, number>()
  #section: Section | undefined

  constructor(file: string) {
    this.#file = file
  }

  section(start: XmlStart): readonly ExchangeProblem[] {
    this.#section = sections.find((one) => one.name === start.name)
    if (this.#section === undefined) {
      this.#unknownSections.push({ start, count: 0, ids: [] })
      return []
    }
    const isRepeated = this.#sectionsSeen.has(start.name)
    this.#sectionsSeen.add(start.name)
    const place = { file: this.#file, line: start.line, element: start.name }
    return isRepeated ? [problem('identifiers.repeated-section', { section: start.name }, place)] : []
  }

  person(element: XmlElement): readonly ExportIdentifiantsItem[] {
    const section = this.#section
    const unknown = this.#unknownSections.at(-1)
    if (section === undefined) {
      if (unknown === undefined) return []
      unknown.count += 1
      unknown.ids.push(...readableIds(element))
      return []
    }
    const problems: ExchangeProblem[] = []
    const report = this.#reportOn(element, problems)
    if (element.name !== section.person) {
      report('identifiers.misplaced-element', { element: element.name, section: section.name })
      return problems
    }
    for (const name of unknownAttributesOf(element, section)) {
      this.#unknownAttributes.set(name, (this.#unknownAttributes.get(name) ?? 0) + 1)
    }
    const person = readExportedPerson(element, section, report)
    if (person === undefined || !this.#take(person, element.line, report)) return problems
    return [...problems, { kind: 'person', person, line: element.line }]
  }

  *end(): Generator<ExchangeProblem, void, undefined> {
    for (const { start, count, ids } of this.#unknownSections) {
      const place = { file: this.#file, line: start.line, element: start.name }
      yield withIds(problem('identifiers.unknown-section', { section: start.name, count }, place), ids)
    }
    for (const [attribute, count] of this.#unknownAttributes) {
      yield problem('identifiers.unknown-attribute', { attribute, count }, { file: this.#file })
    }
    if (this.#takenAt.size === 0) yield problem('identifiers.nobody', {}, { file: this.#file })
  }

  /** One identifier, one person: the second is left out, and the problem tells where the first is. */
  #take(person: ExportedPerson, line: number, report: Report): boolean {
    const firstLine = this.#takenAt.get(person.pronoteId)
    if (firstLine === undefined) this.#takenAt.set(person.pronoteId, line)
    else report('identifiers.duplicate-idpn', { value: person.pronoteId, firstLine })
    return firstLine === undefined
  }

  #reportOn(element: XmlElement, problems: ExchangeProblem[]): Report {
    const names = [element.attributes.get('Nom') ?? '', element.attributes.get('Prenom') ?? '']
    const record = names.join(' ').trim()
    const place = { file: this.#file, line: element.line, element: element.name }
    const full = record === '' ? place : { ...place, record }
    const ids = readableIds(element)
    return (code, params) => void problems.push(withIds(problem(code, params, full), ids))
  }
}

function readableIds(element: XmlElement): readonly string[] {
  const id = parsePronoteId(element.attributes.get('IDPN') ?? '')
  return id === undefined ? [] : [id]
}

/** The identifiers that could be read of what is left out, in `params.pronoteIds`, one space between two. */
function withIds(found: ExchangeProblem, ids: readonly string[]): ExchangeProblem {
  if (found.severity !== 'rejected' || ids.length === 0) return found
  return { ...found, params: { ...found.params, pronoteIds: ids.join(' ') } }
}

/** The identifiants PRONOTE that stand on what a problem left out, as far as they could be read. */
export function rejectedPronoteIds({ params }: ExchangeProblem): readonly string[] {
  const { pronoteIds } = params
  return typeof pronoteIds === 'string' ? pronoteIds.split(' ') : []
}
