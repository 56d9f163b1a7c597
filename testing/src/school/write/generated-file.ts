/** A file in a real format. It has the shape of an entry of the exchange readers. */
export interface GeneratedFile {
  readonly name: string
  /** The bytes, a piece at a time: the whole file is never held. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** The bytes at once. */
  readonly bytes: () => Uint8Array
}

/** How a format turns its text into bytes. */
export type Encode = (text: string) => Uint8Array

const pieceLength = 64 * 1024

/** Describes a file whose text is produced on demand, and again each time it is asked for. */
export function generatedFile(name: string, encode: Encode, lines: () => Iterable<string>): GeneratedFile {
  return {
    name,
    open: async function* () {
      for (const piece of pieces(lines())) {
        yield await Promise.resolve(encode(piece))
      }
    },
    bytes: () => Buffer.concat(Array.from(pieces(lines()), encode)),
  }
}

/** UTF-8, as AAF deliveries declare. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += `${line}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
