/** Windows-1252 characters that stand for the bytes 0x80–0x9F. */
const windowsBytes = new Map<string, number>(
  Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ', (character, index) => [
    character,
    0x80 + index,
  ]),
)

/** Letters an old DOS file (code page 850) turns into when it is read as Windows-1252. */
const dosLetters = new Map<string, string>([
  ['‚', 'é'],
  ['Š', 'è'],
  ['ˆ', 'ê'],
  ['‰', 'ë'],
  ['‡', 'ç'],
  ['…', 'à'],
  ['ƒ', 'â'],
  ['‹', 'ï'],
  ['Œ', 'î'],
  ['“', 'ô'],
  ['”', 'ö'],
  ['–', 'û'],
  ['—', 'ù'],
])

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Byte a character had in a Windows-1252 or ISO-8859-1 file, or -1. */
function byteOf(character: string): number {
  const mapped = windowsBytes.get(character)
  if (mapped !== undefined) return mapped
  const code = character.codePointAt(0) ?? 0x100
  return code <= 0xff ? code : -1
}

/** Decodes again a run of characters that look like UTF-8 read as Windows-1252; the run itself when it was not. */
function undoRun(run: string): string {
  const bytes = Array.from(run, byteOf)
  if (bytes.some((byte) => byte < 0x80)) return run
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return run
  }
}

const suspiciousRun = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/gu
const dosLetter = /(?<=\p{L})[‚Šˆ‰‡…ƒ‹“”](?=\p{L}|$)/gu
const plain = /^[A-Za-z' -]*$/

/**
 * Undoes the usual damages of a text that went through several files: UTF-8 read as Windows-1252, code page 850,
 * no-break and doubled blanks, typographic dashes and apostrophes.
 */
export function repairText(raw: string): string {
  if (plain.test(raw)) return raw.trim()
  return raw
    .replace(suspiciousRun, undoRun)
    .replace(dosLetter, (character) => dosLetters.get(character) ?? character)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
