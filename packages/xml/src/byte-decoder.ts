import { concatenated } from './concatenated.ts'
import type { XmlEncoding } from './encoding.ts'
import type { XmlProblemCode } from './xml-problem.ts'

/** Text read so far; when `fault` is there, the byte after `text` is the bad one. */
export interface DecodedBytes {
  readonly text: string
  readonly fault?: { readonly code: XmlProblemCode; readonly detail: string }
}

/** Turns bytes into characters, chunk by chunk, and stops exactly at the first byte that cannot be right. */
export interface ByteDecoder {
  decode(bytes: Uint8Array): DecodedBytes
  /** Whatever was held back; a fault when the document stops inside a character. */
  end(): DecodedBytes
}

/** A decoder for one document. */
export function byteDecoder(encoding: XmlEncoding): ByteDecoder {
  return encoding === 'utf-8' ? utf8Decoder() : singleByteDecoder(encoding)
}

function utf8Decoder(): ByteDecoder {
  let held: Uint8Array = new Uint8Array()
  return {
    decode(bytes) {
      const joined = concatenated(held, bytes)
      const complete = joined.length - unfinishedLength(joined)
      held = joined.slice(complete)
      return decodedUtf8(joined.subarray(0, complete))
    },
    end: () => (held.length === 0 ? { text: '' } : badByte(held, '')),
  }
}

function decodedUtf8(bytes: Uint8Array): DecodedBytes {
  const text = utf8Text(bytes)
  if (text !== undefined) return { text }
  const good = validPrefixLength(bytes)
  return badByte(bytes.subarray(good), utf8Text(bytes.subarray(0, good)) ?? '')
}

function badByte(from: Uint8Array, text: string): DecodedBytes {
  const byte = (from[0] ?? 0).toString(16).padStart(2, '0')
  return { text, fault: { code: 'encoding-invalid', detail: `byte 0x${byte} is not valid UTF-8 here` } }
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** How many bytes are good, on a character boundary: by halves, since a prefix of good bytes is good. */
function validPrefixLength(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    const boundary = middle - unfinishedLength(bytes.subarray(0, middle))
    if (utf8Text(bytes.subarray(0, boundary)) === undefined) bad = middle
    else good = middle
  }
  return good - unfinishedLength(bytes.subarray(0, good))
}

/** Bytes at the end that start a character of UTF-8 without ending it: 0 to 3. */
function unfinishedLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0
  }
  return 0
}

function characterLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

function singleByteDecoder(encoding: XmlEncoding): ByteDecoder {
  const decoder = new TextDecoder(encoding)
  let last = 0
  return {
    decode(bytes) {
      const disguised = disguisedUtf8At(bytes, last)
      last = bytes[bytes.length - 1] ?? last
      if (disguised === -1) return { text: decoder.decode(bytes) }
      const detail = `UTF-8 characters in a document declared ${encoding}`
      return {
        text: decoder.decode(bytes.subarray(0, disguised)),
        fault: { code: 'encoding-mismatch', detail },
      }
    },
    end: () => ({ text: '' }),
  }
}

/**
 * Where UTF-8 shows under a single-byte declaration: `é`, `è`, `ç`, … are 0xC3 and a byte of 0x80–0xBF, which would
 * read as `Ã` and a sign, a sequence that no French text holds. 0xA0 and 0xBB are left out: a no-break space or a
 * closing quotation mark may follow a real `Ã`.
 */
function disguisedUtf8At(bytes: Uint8Array, previous: number): number {
  let before = previous
  for (const [index, byte] of bytes.entries()) {
    if (before === 0xc3 && byte >= 0x80 && byte <= 0xbf && byte !== 0xa0 && byte !== 0xbb) return index
    before = byte
  }
  return -1
}
