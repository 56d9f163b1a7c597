import {
  MalformedXml,
  readXmlElements,
  type StreamedElement,
  type XmlElement,
  type XmlLimits,
  type XmlStart,
} from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem } from '../problem/problem.ts'
import { recogniseSchoolFile, type SchoolFileKind, schoolFileLabel } from '../recognition/school-file-kind.ts'
import { firstByteWatch } from './first-byte-watch.ts'
import { xmlProblem } from './xml-problem.ts'

/** What to read of a file. */
export interface XmlSourceOptions {
  /** The kind of file that is wanted; any other is refused by name. `undefined` takes whatever comes. */
  readonly expected: SchoolFileKind | undefined
  /** Paths below the root of the elements handed over whole, `/` between names, `*` for any one name. */
  readonly paths: readonly string[]
  /** Paths below the root of the elements whose start alone is handed over. */
  readonly starts?: readonly string[]
  readonly onComment?: (text: string) => void
  /** Limits that this format needs wider than the usual ones. */
  readonly limits?: Partial<XmlLimits>
}

/** One thing read: the start of the root, of another element, a whole element, or why the reading stopped. */
export type XmlSourceItem =
  | { readonly kind: 'root'; readonly element: XmlStart }
  | { readonly kind: 'start'; readonly path: string; readonly element: XmlStart }
  | { readonly kind: 'element'; readonly path: string; readonly element: XmlElement }
  | ExchangeProblem

const mebibyte = 1024 ** 2

/** Ten times the largest file known: one part of an academy delivery, or a whole school. */
function maxBytes(expected: SchoolFileKind | undefined): number {
  return expected === 'aaf' ? 256 * mebibyte : 64 * mebibyte
}

/**
 * Streams the wanted elements of one file. Bad input is a last, fatal problem and never an exception; a fault of the
 * stream itself (a broken disk) passes through. AAF's document type is read over in every kind of file, so that an AAF
 * file given in the wrong place is named rather than called malformed; any other is refused.
 */
export async function* readXmlSource(
  entry: ExchangeEntry,
  options: XmlSourceOptions,
): AsyncGenerator<XmlSourceItem, void, undefined> {
  const watch = firstByteWatch(entry.open())
  const selection = {
    path: options.paths.map((path) => `*/${path}`),
    starts: ['*', ...(options.starts ?? []).map((path) => `*/${path}`)],
    doctype: { allow: 'ficAlimMENESR' },
    limits: { ...options.limits, bytes: maxBytes(options.expected) },
    onComment: (text: string) => options.onComment?.(text),
  }
  try {
    for await (const element of readXmlElements(watch.chunks, selection)) {
      const item = itemOf(element)
      if (item.kind === 'root') {
        const refusal = wrongFile(entry, element, options.expected)
        if (refusal !== undefined) return yield refusal
      }
      yield item
    }
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error
    yield xmlProblem(entry.name, error.problem, watch.looksLikeXml())
  }
}

function itemOf(element: StreamedElement): XmlSourceItem & { readonly kind: 'root' | 'start' | 'element' } {
  const [, ...below] = element.path.split('/')
  if (below.length === 0) return { kind: 'root', element }
  return { kind: element.partial ? 'start' : 'element', path: below.join('/'), element }
}

function wrongFile(
  entry: ExchangeEntry,
  root: XmlStart,
  wanted: SchoolFileKind | undefined,
): ExchangeProblem | undefined {
  const found = recogniseSchoolFile(root)
  if (wanted === undefined || found?.kind === wanted) return undefined
  const expected = schoolFileLabel(wanted)
  const place = { file: entry.name, line: root.line, element: root.name }
  return found === undefined
    ? problem('xml.wrong-root', { expected, root: root.name }, place)
    : problem('xml.wrong-file', { expected, found: found.label }, place)
}
