/** The eight characters by which ISO-8859-15 differs from ISO-8859-1. */
const replaced: ReadonlyMap<number, number> = new Map([
  [0x20ac, 0xa4],
  [0x0160, 0xa6],
  [0x0161, 0xa8],
  [0x017d, 0xb4],
  [0x017e, 0xb8],
  [0x0152, 0xbc],
  [0x0153, 0xbd],
  [0x0178, 0xbe],
])
const given = new Set(replaced.values())

/** ISO-8859-15, the encoding that SIECLE and STS files declare. Throws on a character it does not have. */
export function encodeLatin9(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = byteOf(text, at)
  return bytes
}

function byteOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const byte = replaced.get(code) ?? code
  if (byte > 0xff || (byte === code && given.has(code))) {
    throw new RangeError(`ISO-8859-15 has no ${JSON.stringify(text.charAt(at))}`)
  }
  return byte
}
