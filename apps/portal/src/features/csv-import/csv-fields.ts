import type { SheetSeparator } from '@preau/exchange'
import { nameKey, type SdetProfile } from '@preau/people'

/** What a column of the file may be; a column that is nothing of it is left aside. */
export const csvFields = [
  'lastName',
  'firstName',
  'birthDate',
  'profile',
  'class',
  'email',
  'civility',
  'company',
  'pupilKey',
  'pupilLastName',
  'pupilFirstName',
  'pupilBirthDate',
  'link',
  'legal',
] as const
export type CsvField = (typeof csvFields)[number]

/** How the days are written. `auto` takes both `JJ/MM/AAAA` and `AAAA-MM-JJ`. */
export const csvDates = ['auto', 'us'] as const
export type CsvDates = (typeof csvDates)[number]

/** How a file is understood: its separator, its days, and one field a column. */
export interface CsvSettings {
  readonly separator: SheetSeparator
  readonly dates: CsvDates
  /** In the order of the columns; null leaves the column aside. */
  readonly columns: readonly (CsvField | null)[]
  /** Profile of the lines that do not say theirs. */
  readonly profile: SdetProfile | null
}

/** Headers that schools write, as `nameKey` reads them. */
const headers: Readonly<Record<string, CsvField>> = {
  nom: 'lastName',
  'nom de famille': 'lastName',
  'nom d usage': 'lastName',
  prenom: 'firstName',
  'date de naissance': 'birthDate',
  'ne e le': 'birthDate',
  'date naissance': 'birthDate',
  profil: 'profile',
  type: 'profile',
  classe: 'class',
  division: 'class',
  email: 'email',
  'e mail': 'email',
  mail: 'email',
  courriel: 'email',
  'adresse electronique': 'email',
  civilite: 'civility',
  entreprise: 'company',
  eleve: 'pupilKey',
  'identifiant eleve': 'pupilKey',
  'identifiant de l eleve': 'pupilKey',
  'ine eleve': 'pupilKey',
  'ine de l eleve': 'pupilKey',
  'nom eleve': 'pupilLastName',
  'nom de l eleve': 'pupilLastName',
  'nom enfant': 'pupilLastName',
  'prenom eleve': 'pupilFirstName',
  'prenom de l eleve': 'pupilFirstName',
  'prenom enfant': 'pupilFirstName',
  'date de naissance eleve': 'pupilBirthDate',
  'date de naissance de l eleve': 'pupilBirthDate',
  'date de naissance enfant': 'pupilBirthDate',
  lien: 'link',
  'lien de parente': 'link',
  'lien avec l eleve': 'link',
  'responsable legal': 'legal',
}

/** What each header seems to be; a field is given to one column only. */
export function guessColumns(header: readonly string[]): readonly (CsvField | null)[] {
  const taken = new Set<CsvField>()
  return header.map((title) => {
    const field = headers[nameKey(title)]
    if (field === undefined || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** What people write in a column of profiles, as `nameKey` reads it. */
export const profileWords: Readonly<Record<string, SdetProfile>> = {
  eleve: 'National_ELV',
  enseignant: 'National_ENS',
  professeur: 'National_ENS',
  prof: 'National_ENS',
  documentaliste: 'National_DOC',
  direction: 'National_DIR',
  'vie scolaire': 'National_EVS',
  cpe: 'National_EVS',
  aed: 'National_EVS',
  personnel: 'National_ETA',
  administratif: 'National_ETA',
  inspecteur: 'National_ACA',
  'maitre de stage': 'Local_MDS',
  responsable: 'National_TUT',
  'responsable legal': 'National_TUT',
  parent: 'National_TUT',
}

/** What people write of a link, as `nameKey` reads it: codes of the national list (ent-ecosystem §1.5). */
export const linkWords: Readonly<Record<string, string>> = {
  mere: '10',
  maman: '10',
  pere: '20',
  papa: '20',
  'frere ou soeur': '37',
  frere: '37',
  soeur: '37',
  'grand parent': '38',
  'grand mere': '38',
  'grand pere': '38',
  'autre membre de la famille': '39',
  educateur: '41',
  'assistant familial': '42',
  'famille d accueil': '42',
  'garde d enfant': '43',
  tuteur: '50',
  tutrice: '50',
  'aide sociale a l enfance': '51',
  autre: '90',
  'autre lien': '90',
}
