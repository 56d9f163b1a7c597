import { nameKey } from '@preau/people'

/** What a column of a spreadsheet may hold. */
export const csvFields = [
  'pronoteId',
  'lastName',
  'usageName',
  'firstName',
  'category',
  'birthDate',
  'civility',
  'class',
  'postcode',
  'casId',
] as const
export type CsvField = (typeof csvFields)[number]

/** The column of each field, by its place in the line of headers. */
export type CsvMapping = Readonly<Partial<Record<CsvField, number>>>

/** Headers that school servers and schools write, as `nameKey` reads them. */
const headers: Readonly<Record<string, CsvField>> = {
  'identifiant pronote': 'pronoteId',
  'identifiant pronote ent': 'pronoteId',
  'id pronote': 'pronoteId',
  'id pronote ent': 'pronoteId',
  idpn: 'pronoteId',
  idpronote: 'pronoteId',
  nom: 'lastName',
  'nom de famille': 'lastName',
  'nom de naissance': 'lastName',
  'nom d usage': 'usageName',
  'nom usage': 'usageName',
  prenom: 'firstName',
  categorie: 'category',
  profil: 'category',
  type: 'category',
  'date de naissance': 'birthDate',
  'ne e le': 'birthDate',
  naissance: 'birthDate',
  civilite: 'civility',
  classe: 'class',
  division: 'class',
  'code postal': 'postcode',
  cp: 'postcode',
  'identifiant cas': 'casId',
  'id cas': 'casId',
  idcas: 'casId',
}

/** The columns that their header names by itself; the first of two that say the same. */
export function guessMapping(header: readonly string[]): CsvMapping {
  const mapping: Partial<Record<CsvField, number>> = {}
  header.forEach((title, index) => {
    const field = headers[nameKey(title)]
    if (field !== undefined) mapping[field] ??= index
  })
  return mapping
}

/** What is remembered of a spreadsheet: the same headers in the same order have the same columns. */
export const headerKey = (header: readonly string[]): string => header.map(nameKey).join('|').slice(0, 2000)
