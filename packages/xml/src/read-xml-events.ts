import { type ByteDecoder, byteDecoder, type DecodedBytes } from './byte-decoder.ts'
import { concatenated } from './concatenated.ts'
import { sniffEncoding, sniffLength } from './encoding.ts'
import { defaultXmlLimits } from './xml-limits.ts'
import { XmlParser, type XmlReadOptions, type XmlSink } from './xml-parser.ts'

/** Bytes of a document, in any cut: a file stream, a request body, one array. */
export type XmlBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads a document from its bytes and tells `sink` each piece, in order. Holds one chunk at a time.
 *
 * The encoding is that of the byte order mark, of the declaration, or UTF-8; a byte that cannot belong to it is refused
 * where it stands.
 *
 * @throws MalformedXml
 */
export async function readXmlEvents(chunks: XmlBytes, options: XmlReadOptions, sink: XmlSink): Promise<void> {
  const reading = xmlByteReading(options, sink)
  for await (const chunk of chunks) reading.write(chunk)
  reading.end()
}

/** The same, pushed by the caller: `write` every chunk, then `end`. */
export interface XmlByteReading {
  write(chunk: Uint8Array): void
  end(): void
}

/** Starts reading bytes. */
export function xmlByteReading(options: XmlReadOptions, sink: XmlSink): XmlByteReading {
  const parser = new XmlParser(options, sink)
  const limit = options.limits?.bytes ?? defaultXmlLimits.bytes
  let total = 0
  let head: Uint8Array | undefined = new Uint8Array()
  let decoder: ByteDecoder | undefined

  const start = (): void => {
    const first = head ?? new Uint8Array()
    head = undefined
    const sniffed = sniffEncoding(first.subarray(0, sniffLength))
    if (!sniffed.ok) return parser.refuse(sniffed.code, sniffed.detail)
    decoder = byteDecoder(sniffed.encoding)
    feed(parser, decoder.decode(first.subarray(sniffed.bomLength)))
  }

  return {
    write(chunk) {
      total += chunk.length
      if (total > limit) parser.refuse('too-large', `more than ${String(limit)} bytes`)
      if (decoder === undefined) {
        head = concatenated(head ?? new Uint8Array(), chunk)
        if (head.length >= sniffLength) start()
      } else {
        feed(parser, decoder.decode(chunk))
      }
    },
    end() {
      if (decoder === undefined) start()
      if (decoder !== undefined) feed(parser, decoder.end())
      parser.end()
    },
  }
}

function feed(parser: XmlParser, { text, fault }: DecodedBytes): void {
  parser.write(text)
  if (fault !== undefined) parser.refuse(fault.code, fault.detail)
}
