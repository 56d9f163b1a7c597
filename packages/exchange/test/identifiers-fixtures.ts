/** An identifiers file; `body` is the inner XML of the root, `attributes` replaces some of the root's. */
export function identifiersFile(
  body: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): string {
  const all: Readonly<Record<string, string | undefined>> = {
    xmlns: 'urn:preau:export-identifiants:1.0',
    Version: '1.0',
    UAI: '0350000K',
    DateHeure: '2026-09-01T08:12:30+02:00',
    AnneeScolaire: '2026-2027',
    Complet: 'true',
    ...attributes,
  }
  const written = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : ` ${name}="${value}"`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ExportIdentifiants${written.join('')}>\n${body}\n</ExportIdentifiants>`
}
