import { type ElementBuilder, elementBuilder } from './element-builder.ts'
import { type XmlByteReading, type XmlBytes, xmlByteReading } from './read-xml-events.ts'
import type { XmlElement } from './xml-element.ts'
import { defaultXmlLimits } from './xml-limits.ts'
import { MalformedXml } from './xml-problem.ts'
import type { XmlReadOptions, XmlStart } from './xml-parser.ts'

/** Which elements to hand over. A path is local names from the root, `BEE_ELEVES/DONNEES/ELEVES/ELEVE`; `*` stands for one name. */
export interface XmlSelection extends XmlReadOptions {
  /** Elements given whole, once ended. They must be small: a record, not the file. */
  readonly path: string | readonly string[]
  /** Elements given as soon as they start, with their attributes and nothing else (`partial: true`): a header. */
  readonly starts?: string | readonly string[]
  /** Told each comment outside the selected elements; AAF keeps its version in one. */
  readonly onComment?: (text: string, line: number) => void
}

/** An element and where it was found. */
export interface StreamedElement extends XmlElement {
  /** Local names from the root, joined by `/`. */
  readonly path: string
  /** `true` when only the start is known. */
  readonly partial: boolean
}

/**
 * Streams the selected elements of a document of any size, in document order, holding one at a time.
 * What comes before a fault is handed over before the fault is thrown, so a caller that must not act on half a file
 * reads to the end first.
 *
 * @throws MalformedXml while iterating
 */
export async function* readXmlElements(
  chunks: XmlBytes,
  selection: XmlSelection,
): AsyncGenerator<StreamedElement, void, undefined> {
  const found: StreamedElement[] = []
  const reading = selecting(selection, found)
  for await (const chunk of chunks) {
    for (const piece of piecesOf(chunk)) {
      yield* foundBy(() => {
        reading.write(piece)
      }, found)
    }
  }
  yield* foundBy(() => {
    reading.end()
  }, found)
}

/** What a step of reading found, then its fault if it met one. */
function* foundBy(step: () => void, found: StreamedElement[]): Generator<StreamedElement> {
  const fault = faultOf(step)
  yield* found.splice(0)
  if (fault !== undefined) throw fault
}

/** One huge chunk must not become one huge list of elements. */
function* piecesOf(chunk: Uint8Array): Generator<Uint8Array> {
  const length = 64 * 1024
  for (let from = 0; from < chunk.length; from += length) yield chunk.subarray(from, from + length)
}

function faultOf(action: () => void): MalformedXml | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (error instanceof MalformedXml) return error
    throw error
  }
}

function selecting(selection: XmlSelection, found: StreamedElement[]): XmlByteReading {
  const whole = matcher(selection.path)
  const starts = matcher(selection.starts ?? [])
  const sizeLimit = selection.limits?.elementSize ?? defaultXmlLimits.elementSize
  const names: string[] = []
  let builder: ElementBuilder | undefined
  let builtPath = ''

  const checkSize = (start: { readonly line: number }): void => {
    if ((builder?.size ?? 0) <= sizeLimit) return
    const detail = `more than ${String(sizeLimit)} elements and characters in ${builtPath}`
    throw new MalformedXml({ code: 'element-too-large', line: start.line, column: 1, detail })
  }
  let line = 1

  return xmlByteReading(selection, {
    open(start: XmlStart) {
      line = start.line
      names.push(start.name)
      if (builder === undefined) {
        if (starts(names))
          found.push({ ...start, children: [], text: '', path: names.join('/'), partial: true })
        if (!whole(names)) return
        builder = elementBuilder()
        builtPath = names.join('/')
      }
      builder.open(start)
      checkSize({ line })
    },
    text(text) {
      builder?.text(text)
      checkSize({ line })
    },
    close() {
      names.pop()
      const element = builder?.close()
      if (element === undefined) return
      builder = undefined
      found.push({ ...element, path: builtPath, partial: false })
    },
    comment(text, commentLine) {
      if (builder === undefined) selection.onComment?.(text, commentLine)
    },
  })
}

function matcher(paths: string | readonly string[]): (names: readonly string[]) => boolean {
  const patterns = (typeof paths === 'string' ? [paths] : paths).map((path) => path.split('/'))
  return (names) =>
    patterns.some(
      (pattern) =>
        pattern.length === names.length &&
        pattern.every((part, index) => part === '*' || part === names[index]),
    )
}
