import { nameKey, type PersonCategory } from '@preau/people'

/** What a column of a spreadsheet may be; a column that is nothing of it is left aside. */
export const csvFields = [
  'pronoteId',
  'siecleId',
  'stsId',
  'ine',
  'civility',
  'lastName',
  'usageName',
  'firstName',
  'birthDate',
  'sex',
  'postcode',
  'city',
  'class',
  'groups',
  'subject',
  'classes',
  'headTeacherOf',
  'function',
  'company',
  'leftOn',
  'level',
  'kinship',
  'pupilPronoteId',
  'pupilSiecleId',
  'pupilIne',
  'pupilLastName',
  'pupilFirstName',
  'pupilBirthDate',
] as const
export type CsvField = (typeof csvFields)[number]

const identity = ['pronoteId', 'civility', 'lastName', 'usageName', 'firstName', 'birthDate'] as const
const pupilOfGuardian = [
  'pupilPronoteId',
  'pupilSiecleId',
  'pupilIne',
  'pupilLastName',
  'pupilFirstName',
  'pupilBirthDate',
] as const

/** The fields that each list has, in the order of the assistant. */
export const fieldsOfList: Readonly<Record<PersonCategory, readonly CsvField[]>> = {
  pupil: [...identity, 'siecleId', 'ine', 'sex', 'postcode', 'city', 'class', 'groups', 'leftOn'],
  guardian: [...identity, 'siecleId', 'postcode', 'city', 'level', 'kinship', ...pupilOfGuardian, 'leftOn'],
  teacher: [...identity, 'stsId', 'sex', 'subject', 'classes', 'headTeacherOf', 'leftOn'],
  staff: [...identity, 'stsId', 'sex', 'function', 'leftOn'],
  workTutor: [...identity, 'company', 'leftOn'],
  inspector: [...identity, 'function', 'leftOn'],
}

/** Headers that schools and other programs write, as `nameKey` reads them; of a guardian, those of the pupil are apart. */
const headers: Readonly<Partial<Record<CsvField, readonly string[]>>> = {
  pronoteId: ['identifiant pronote', 'id pronote', 'idpn', 'idpronote', 'identifiant pronote ent'],
  siecleId: ['identifiant siecle', 'id siecle', 'eleve id', 'personne id', 'id eleve', 'numero siecle'],
  stsId: ['identifiant sts', 'id sts', 'identifiant stsweb', 'numen sts', 'individu id'],
  ine: ['ine', 'id national', 'identifiant national', 'numero national', 'n ine', 'id national eleve'],
  civility: ['civilite', 'titre'],
  lastName: ['nom', 'nom de famille', 'nom de naissance', 'nom patronymique', 'nom famille', 'last name'],
  usageName: ['nom d usage', 'nom usage', 'nom marital', 'nom usuel'],
  firstName: ['prenom', 'prenoms', 'prenom 1', 'first name'],
  birthDate: ['date de naissance', 'date naissance', 'ne e le', 'ne le', 'naissance', 'date naiss', 'ddn'],
  sex: ['sexe', 'genre'],
  postcode: ['code postal', 'cp'],
  city: ['commune', 'ville', 'localite', 'libelle postal', 'commune de residence'],
  class: ['classe', 'division', 'code division', 'code structure', 'classe de rattachement'],
  groups: ['groupe', 'groupes'],
  subject: ['matiere', 'matieres', 'discipline', 'disciplines', 'matiere enseignee', 'enseignement'],
  classes: ['classes', 'classe', 'division', 'divisions', 'classes enseignees'],
  headTeacherOf: ['professeur principal de', 'pp de', 'professeur principal', 'pp'],
  function: ['fonction', 'poste', 'emploi', 'fonctions'],
  company: ['entreprise', 'societe', 'raison sociale', 'organisme'],
  leftOn: ['date de sortie', 'date de depart', 'sortie', 'date sortie', 'parti le'],
  level: [
    'responsabilite',
    'niveau de responsabilite',
    'niveau responsabilite',
    'responsable legal',
    'legal',
    'resp legal',
    'type de responsable',
    'rang',
  ],
  kinship: ['lien', 'lien de parente', 'parente', 'lien avec l eleve', 'code parente'],
}

const headersOfPupil: Readonly<Record<(typeof pupilOfGuardian)[number], readonly string[]>> = {
  pupilPronoteId: ['identifiant pronote', 'id pronote'],
  pupilSiecleId: ['identifiant siecle', 'id siecle', 'id', 'identifiant'],
  pupilIne: ['ine', 'identifiant national', 'numero national'],
  pupilLastName: ['nom', 'nom de famille'],
  pupilFirstName: ['prenom'],
  pupilBirthDate: ['date de naissance', 'date naissance', 'ne e le', 'naissance'],
}

/** What each header seems to be, for this list; a field is given to one column only. */
export function guessColumns(list: PersonCategory, header: readonly string[]): readonly (CsvField | null)[] {
  const taken = new Set<CsvField>()
  return header.map((title) => {
    const field = fieldsOfList[list].find((one) => !taken.has(one) && namesOf(one).includes(nameKey(title)))
    if (field === undefined) return null
    taken.add(field)
    return field
  })
}

const namesByField = new Map<CsvField, readonly string[]>([
  ...Object.entries(headers).map(([field, names]) => [field as CsvField, names] as const),
  ...Object.entries(headersOfPupil).map(([field, names]) => [field as CsvField, ofPupil(names)] as const),
])

const namesOf = (field: CsvField): readonly string[] => namesByField.get(field) ?? []

/** « Nom de l’élève », « Élève nom », « Nom enfant »… */
function ofPupil(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [
    ...['eleve', 'de l eleve', 'enfant', 'de l enfant', 'd eleve'].map((whose) => `${name} ${whose}`),
    `eleve ${name}`,
    `enfant ${name}`,
  ])
}

/** Two files are of one form when their titles are the same, accents and case apart. */
export const headerKey = (header: readonly string[]): string =>
  header
    .map((title) => nameKey(title))
    .join('|')
    .slice(0, 2000)
