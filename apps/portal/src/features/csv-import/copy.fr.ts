import type { SheetEncoding, SheetSeparator } from '@preau/exchange'
import type { CsvDates, CsvField } from './csv-fields.ts'
import type { CsvLeftOut, CsvOutcome } from './csv-imports.ts'

const fields: Readonly<Record<CsvField, string>> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  profile: 'Profil',
  class: 'Classe',
  email: 'Adresse électronique',
  civility: 'Civilité',
  company: 'Entreprise',
  pupilKey: 'Élève\u00a0: identifiant',
  pupilLastName: 'Élève\u00a0: nom',
  pupilFirstName: 'Élève\u00a0: prénom',
  pupilBirthDate: 'Élève\u00a0: date de naissance',
  link: 'Lien avec l’élève',
  legal: 'Responsable légal',
}

const separators: Readonly<Record<SheetSeparator, string>> = {
  ';': 'Point-virgule',
  ',': 'Virgule',
  '\t': 'Tabulation',
  '|': 'Barre verticale',
}

const dates: Readonly<Record<CsvDates, string>> = {
  auto: '14/02/2012 ou 2012-02-14',
  us: 'Mois d’abord (02/14/2012)',
}

const outcomes: Readonly<Record<CsvOutcome['outcome'], string>> = {
  created: 'Compte à créer',
  completed: 'Déjà là, à compléter',
  unchanged: 'Déjà là, rien à changer',
  ambiguous: 'Homonyme',
  'unknown-pupil': 'Élève inconnu',
  'ambiguous-pupil': 'Élèves homonymes',
  'no-responsibility': 'Sans responsabilité',
}

/** Why a line is left out although it is well written. */
const leftOut: Readonly<Record<CsvLeftOut, string>> = {
  ambiguous:
    'Plusieurs personnes de l’établissement peuvent être celle-ci, ou rien ne prouve que ce soit bien elle\u00a0: ajoutez son adresse électronique ou sa date de naissance.',
  'unknown-pupil':
    'Aucun élève de l’établissement n’est celui de cette ligne\u00a0: vérifiez son identifiant, ou son nom, son prénom et sa date de naissance.',
  'ambiguous-pupil':
    'Plusieurs élèves de l’établissement sont celui de cette ligne\u00a0: donnez son identifiant.',
  'no-responsibility':
    'L’annuaire académique dit que cette personne n’a pas de responsabilité envers cet élève\u00a0: faites corriger la base élèves.',
}

const encodings: Readonly<Record<SheetEncoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Excel en français)',
  'iso-8859-15': 'ISO-8859-15 (anciens logiciels)',
  macintosh: 'Macintosh',
  'utf-16le': 'UTF-16 («\u00a0Texte Unicode\u00a0» d’Excel)',
}

export const csvCopy = {
  administration: 'Administration',
  directory: 'Annuaire',
  title: 'Importer un fichier CSV',
  lead: 'Pour les personnes qu’aucune livraison AAF n’apporte. Un fichier ajoute et complète, il ne suspend personne.',
  school: 'Établissement',
  file: 'Fichier CSV',
  fileHint:
    'Un tableur l’enregistre sous ce nom. La première ligne porte le titre des colonnes, puis une personne par ligne\u202f; 5\u202f000 lignes au plus.',
  submit: 'Lire le fichier',
  missingSchool: 'Choisissez l’établissement.',
  missingFile: 'Choisissez le fichier.',
  readingTitle: 'Lecture du fichier',
  columnsTitle: 'Colonnes du fichier',
  columnsLead:
    'Si les accents ou les colonnes de l’aperçu sont faux, changez l’encodage ou le séparateur, puis actualisez l’aperçu.',
  encoding: 'Encodage',
  encodings,
  refresh: 'Actualiser l’aperçu',
  notThatEncoding: (encoding: string) =>
    `Ce fichier ne se lit pas en ${encoding}\u00a0: l’encodage précédent est gardé.`,
  separator: 'Séparateur',
  separators,
  dates: 'Dates',
  dateChoices: dates,
  profile: 'Profil des lignes qui n’en disent pas',
  noProfile: 'Aucun',
  column: (title: string) => `Colonne «\u00a0${title}\u00a0»`,
  leftAside: 'Laisser de côté',
  fields,
  preview: 'Premières lignes',
  see: 'Voir ce qui changerait',
  fieldTwice: (field: string) => `Deux colonnes sont «\u00a0${field}\u00a0»\u00a0: gardez-en une.`,
  fieldNeeded: (field: string) => `Dites quelle colonne est «\u00a0${field}\u00a0».`,
  needProfile: 'Dites quelle colonne est le profil, ou choisissez celui de toutes les lignes.',
  trialTitle: 'Ce qui changerait',
  trial: 'Rien n’est encore modifié.',
  line: 'Ligne',
  name: 'Nom Prénom',
  outcome: 'Effet',
  born: 'Date de naissance',
  wards: 'Responsable de',
  outcomes,
  login: 'Identifiant de connexion',
  reason: 'Raison',
  faultsTitle: 'Lignes laissées de côté',
  leftOut,
  count: (created: string, completed: string, unchanged: string, faults: string) =>
    `${created} à créer, ${completed} à compléter, ${unchanged} sans changement. Lignes laissées de côté\u00a0: ${faults}.`,
  more: (count: number) => `et ${String(count)} autres lignes.`,
  apply: 'Appliquer',
  change: 'Revoir les colonnes',
  done: (created: number, completed: number) =>
    `Le fichier est importé. Comptes créés\u00a0: ${String(created)}\u202f; complétés\u00a0: ${String(completed)}.`,
  doneTitle: 'Fichier importé',
  missingField: (field: string) => `${field}\u00a0: il manque.`,
  badText: (field: string) => `${field}\u00a0: trop long, ou avec un caractère interdit.`,
  badEmail: (email: string) => `L’adresse «\u00a0${email}\u00a0» n’est pas complète.`,
  badDay: (day: string) =>
    `La date «\u00a0${day}\u00a0» n’existe pas, ou est écrite autrement que les autres.`,
  badProfile: (profile: string) => `Le profil «\u00a0${profile}\u00a0» n’est pas connu.`,
  needPupil:
    'Dites de quel élève cette personne est responsable\u00a0: son identifiant, ou son nom, son prénom et sa date de naissance.',
  needPupilColumns:
    'Pour des responsables, dites quelle colonne est l’identifiant de l’élève, ou lesquelles sont son nom, son prénom et sa date de naissance.',
  badLink: (link: string) =>
    `Le lien «\u00a0${link}\u00a0» n’est pas connu\u00a0: écrivez Mère, Père, Tuteur…`,
  noResponsibility:
    'Une personne sans responsabilité envers l’élève n’a pas de compte\u00a0: écrivez «\u00a0oui\u00a0», «\u00a0en charge\u00a0», ou retirez la ligne.',
  guardianTwice: (line: number) =>
    `Cette personne est déjà à la ligne ${String(line)}. Si c’est bien elle, avec un autre enfant, donnez la même adresse électronique ou date de naissance aux deux lignes.`,
  twice: (line: number) => `Cette personne est déjà à la ligne ${String(line)}.`,
} as const
