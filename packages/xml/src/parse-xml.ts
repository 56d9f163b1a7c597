import { elementBuilder } from './element-builder.ts'
import { xmlByteReading } from './read-xml-events.ts'
import type { XmlElement } from './xml-element.ts'
import { MalformedXml } from './xml-problem.ts'
import { XmlParser, type XmlReadOptions, type XmlSink } from './xml-parser.ts'

/** A document held whole should be small; a larger one is for `readXmlElements`. */
const smallDocument = 8 * 1024 ** 2

/**
 * The root element of a small document (8 MiB unless `options.limits.bytes` says otherwise), from its bytes or, when
 * the encoding was already dealt with, its text.
 *
 * @throws MalformedXml
 */
export function parseXml(document: string | Uint8Array, options: XmlReadOptions = {}): XmlElement {
  const builder = elementBuilder()
  let root: XmlElement | undefined
  const sink: XmlSink = {
    open: (start) => {
      builder.open(start)
    },
    text: (text) => {
      builder.text(text)
    },
    close: () => {
      root ??= builder.close()
    },
  }
  const bounded = { ...options, limits: { bytes: smallDocument, ...options.limits } }
  if (typeof document === 'string') readText(document, bounded, sink)
  else readBytes(document, bounded, sink)
  if (root === undefined)
    throw new MalformedXml({ code: 'empty', line: 1, column: 1, detail: 'no root element' })
  return root
}

function readBytes(document: Uint8Array, options: XmlReadOptions, sink: XmlSink): void {
  const reading = xmlByteReading(options, sink)
  reading.write(document)
  reading.end()
}

function readText(document: string, options: XmlReadOptions, sink: XmlSink): void {
  const parser = new XmlParser(options, sink)
  const limit = options.limits?.bytes ?? smallDocument
  if (document.length > limit) parser.refuse('too-large', `more than ${String(limit)} characters`)
  parser.write(document)
  parser.end()
}
