/** A stream that passes through unchanged, and what its first byte was. */
export interface FirstByteWatch {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Whether what has been read can be XML: `<`, a blank, a byte order mark, or nothing yet. */
  readonly looksLikeXml: () => boolean
}

const possible = new Set([0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xfe, 0xff, 0x00])

/** Tells an archive, an image or a spreadsheet from a damaged XML file. */
export function firstByteWatch(source: AsyncIterable<Uint8Array>): FirstByteWatch {
  let first: number | undefined
  async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source) {
      first ??= chunk[0]
      yield chunk
    }
  }
  return { chunks: watched(), looksLikeXml: () => first === undefined || possible.has(first) }
}
