/** Encodings that spreadsheets write; the names are those of `TextDecoder`. */
export const sheetEncodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh', 'utf-16le'] as const
export type SheetEncoding = (typeof sheetEncodings)[number]

/** Spreadsheets write UTF-8 or Windows-1252 and do not say which; « Texte Unicode » says it by its first two bytes. */
export function guessSheetEncoding(bytes: Uint8Array): SheetEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text of a file; what is not of the encoding becomes U+FFFD. */
export function decodeSheet(bytes: Uint8Array, encoding: SheetEncoding = guessSheetEncoding(bytes)): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** « MaÃ«lys » is UTF-8 that a program took for Windows-1252 and saved again: « Maëlys ». Any other text stays. */
export function mendAccents(text: string): string {
  if (!/[\u00c2-\u00c5][\u0080-\u00bf]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}
