import type { XmlProblemCode } from './xml-problem.ts'

/** The encodings we read, by the label that TextDecoder knows. */
export type XmlEncoding = 'utf-8' | 'iso-8859-15' | 'windows-1252'

/** What the first bytes say. */
export type SniffedEncoding =
  | { readonly ok: true; readonly encoding: XmlEncoding; readonly bomLength: number }
  | { readonly ok: false; readonly code: XmlProblemCode; readonly detail: string }

/** Enough bytes to hold any XML declaration. */
export const sniffLength = 256

/**
 * Names a declaration may use. ISO-8859-1 is read as windows-1252, as browsers do: they differ only where ISO-8859-1
 * has control characters, and files that say one often are the other.
 */
const encodings: ReadonlyMap<string, XmlEncoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-15', 'iso-8859-15'],
  ['iso8859-15', 'iso-8859-15'],
  ['iso_8859-15', 'iso-8859-15'],
  ['latin-9', 'iso-8859-15'],
  ['latin9', 'iso-8859-15'],
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
])

/** Decides the encoding from a byte order mark, then the XML declaration, then the rule of XML 1.0 §4.3.3: UTF-8. */
export function sniffEncoding(head: Uint8Array): SniffedEncoding {
  if (isSixteenBits(head)) return unsupported('UTF-16')
  const bomLength = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const declared = declaredEncoding(head.subarray(bomLength))
  const encoding = declared === undefined ? 'utf-8' : encodings.get(declared.toLowerCase())
  if (encoding === undefined) return unsupported(declared ?? '')
  if (bomLength > 0 && encoding !== 'utf-8') {
    return { ok: false, code: 'encoding-mismatch', detail: `a UTF-8 mark, but ${declared ?? ''} is declared` }
  }
  return { ok: true, encoding, bomLength }
}

function unsupported(name: string): SniffedEncoding {
  return { ok: false, code: 'encoding-unsupported', detail: `encoding ${name.slice(0, 40)} is not read` }
}

/** A mark of UTF-16 or UTF-32, or the zero byte that either puts next to `<`. */
function isSixteenBits(head: Uint8Array): boolean {
  const [first, second] = head
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) return true
  return (first === 0 && (second === 0x3c || second === 0)) || (first === 0x3c && second === 0)
}

function declaredEncoding(head: Uint8Array): string | undefined {
  const ascii = Array.from(head, (byte) => String.fromCharCode(byte)).join('')
  const declaration = /^<\?xml\s[^>]*\?>/.exec(ascii)?.[0] ?? ''
  return /\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(declaration)?.[1]
}
