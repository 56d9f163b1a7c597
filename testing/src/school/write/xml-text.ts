const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe for an element or a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}

/** `<NAME>text</NAME>`, or nothing when there is no text to write. */
export function field(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`
}

/** `2026-09-01` → `01/09/2026`. */
export function frenchDay(iso: string): string {
  return iso.split('-').reverse().join('/')
}

/** Capitals as the school software types them; accents stay. */
export function capitals(text: string): string {
  return text.toLocaleUpperCase('fr')
}

/** Capitals without accents, as postal addresses are printed. */
export function postalCapitals(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’']/g, ' ')
    .toUpperCase()
}
