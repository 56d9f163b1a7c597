import type { XmlElement } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem, type Report } from '../problem/problem.ts'
import type { SchoolFileKind } from '../recognition/school-file-kind.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import { readSchoolFileHeader, type SchoolFileHeader } from './school-file-header.ts'

/**
 * A SIECLE or STS file read to its end. These files describe one school, so their content is handed over at once:
 * either all of it, with the problems that do not prevent its use, or nothing and why.
 */
export type SchoolFileReading<T> =
  | (T & {
      readonly ok: true
      readonly header: SchoolFileHeader
      readonly problems: readonly ExchangeProblem[]
    })
  | { readonly ok: false; readonly problems: readonly ExchangeProblem[] }

/** Where an element was, kept to report later what only the whole file shows. */
export interface ElementPlace {
  readonly element: XmlElement
  readonly report: Report
}

/** How one kind of file is read: which elements, and what they make together. */
export interface SchoolFileShape<T> {
  readonly kind: SchoolFileKind
  /** Whether a file without `UAJ` is refused. */
  readonly needsUai: boolean
  /** Path of an element below the root, `/` between names → what to do with each. */
  readonly handlers: Readonly<Record<string, (place: ElementPlace) => void>>
  /** Called once at the end; `undefined` when the file holds nobody. */
  readonly finish: () => T | undefined
}

const parametersPath = 'PARAMETRES'

/** Reads a whole file through `shape`. Never throws for bad input. */
export async function readSchoolFile<T extends object>(
  entry: ExchangeEntry,
  shape: SchoolFileShape<T>,
): Promise<SchoolFileReading<T>> {
  const problems: ExchangeProblem[] = []
  let parameters: XmlElement | undefined
  const paths = [parametersPath, ...Object.keys(shape.handlers)]
  for await (const item of readXmlSource(entry, { expected: shape.kind, paths })) {
    if (item.kind === 'problem') return { ok: false, problems: [...problems, item] }
    if (item.kind !== 'element') continue
    if (item.path === parametersPath) parameters = item.element
    else
      shape.handlers[item.path]?.({ element: item.element, report: reportAt(entry, item.element, problems) })
  }
  const report: Report = (code, params) => void problems.push(problem(code, params, { file: entry.name }))
  const header = readSchoolFileHeader(parameters, report)
  if (header.uai === undefined && shape.needsUai) report('siecle.no-uai', {})
  const content = shape.finish()
  if (content === undefined) report('siecle.nobody', {})
  if (content === undefined || problems.some((one) => one.fatal)) return { ok: false, problems }
  return { ...content, ok: true, header, problems }
}

function reportAt(entry: ExchangeEntry, element: XmlElement, problems: ExchangeProblem[]): Report {
  return (code, params) =>
    void problems.push(problem(code, params, { file: entry.name, line: element.line, element: element.name }))
}
