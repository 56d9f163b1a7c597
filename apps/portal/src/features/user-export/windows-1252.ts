/** What Windows-1252 has between 0x80 and 0x9F, where Latin-1 has nothing to write. */
const high = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'
const codes = new Map(
  Array.from(high).flatMap((sign, index) => (sign === '\0' ? [] : [[sign, 0x80 + index] as const])),
)

function codeOf(sign: string): number | undefined {
  const point = sign.codePointAt(0) ?? 0
  if (point < 0x80 || (point >= 0xa0 && point <= 0xff)) return point
  return codes.get(sign)
}

/** The signs of a text that Windows-1252 has no place for, once each. */
export function signsOutside1252(text: string): readonly string[] {
  return [...new Set(Array.from(text.normalize('NFC')).filter((sign) => codeOf(sign) === undefined))]
}

/** The text in Windows-1252; what has no place there becomes a question mark. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text.normalize('NFC')).map((sign) => codeOf(sign) ?? 0x3f))
}
