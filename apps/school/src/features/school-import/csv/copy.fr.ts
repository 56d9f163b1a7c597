import type { SheetEncoding, SheetSeparator, DayOrder } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import { formatCount, formatNumberOf } from '../../../frame/format.ts'
import type { CsvField } from './csv-fields.ts'
import type { GuardianLevel } from './csv-settings.ts'
import type { CsvLeftReason, PupilReason } from './recognise-lines.ts'

const fields: Readonly<Record<CsvField, string>> = {
  pronoteId: 'Identifiant PRONOTE',
  siecleId: 'Identifiant SIECLE',
  stsId: 'Identifiant STSWEB',
  ine: 'INE',
  civility: 'Civilité',
  lastName: 'Nom',
  usageName: 'Nom d’usage',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  sex: 'Sexe',
  postcode: 'Code postal',
  city: 'Commune',
  class: 'Classe',
  groups: 'Groupes',
  subject: 'Matière',
  classes: 'Classes',
  headTeacherOf: 'Professeur principal de',
  function: 'Fonction',
  company: 'Entreprise',
  leftOn: 'Date de départ',
  level: 'Responsabilité',
  kinship: 'Lien avec l’élève',
  pupilPronoteId: 'Élève\u00a0: identifiant PRONOTE',
  pupilSiecleId: 'Élève\u00a0: identifiant SIECLE',
  pupilIne: 'Élève\u00a0: INE',
  pupilLastName: 'Élève\u00a0: nom',
  pupilFirstName: 'Élève\u00a0: prénom',
  pupilBirthDate: 'Élève\u00a0: date de naissance',
}

const encodings: Readonly<Record<SheetEncoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Excel en français)',
  'iso-8859-15': 'ISO-8859-15 (anciens logiciels)',
  macintosh: 'Macintosh',
  'utf-16le': 'UTF-16 («\u00a0Texte Unicode\u00a0» d’Excel)',
}

const separators: Readonly<Record<SheetSeparator, string>> = {
  ';': 'Point-virgule',
  ',': 'Virgule',
  '\t': 'Tabulation',
  '|': 'Barre verticale',
}

const dates: Readonly<Record<DayOrder, string>> = {
  'day-first': '14/02/2012 ou 2012-02-14',
  'month-first': 'Mois d’abord (02/14/2012)',
}

const levels: Readonly<Record<GuardianLevel, string>> = {
  1: 'Responsable légal 1',
  2: 'Responsable légal 2',
  0: 'Personne à contacter, sans espace',
}

/** How a line finds its person, list by list. */
const keys: Readonly<Record<PersonCategory, string>> = {
  pupil:
    'Un élève est reconnu par son identifiant PRONOTE, son identifiant SIECLE ou son INE\u202f; sinon par ses nom, prénom et date de naissance.',
  guardian:
    'Un responsable est reconnu par son identifiant PRONOTE ou SIECLE\u202f; sinon par ses nom et prénom, avec un élève en commun, sa date de naissance ou son code postal. Une ligne par élève. L’élève est désigné par un identifiant, ou par ses nom, prénom et date de naissance.',
  teacher:
    'Un professeur est reconnu par son identifiant PRONOTE ou STSWEB\u202f; sinon par ses nom et prénom, si personne d’autre ne les porte et si la date de naissance ne dit pas le contraire. Plusieurs lignes peuvent décrire ses matières et ses classes.',
  staff:
    'Un personnel est reconnu par son identifiant PRONOTE ou STSWEB\u202f; sinon par ses nom et prénom, si personne d’autre ne les porte et si la date de naissance ne dit pas le contraire.',
  workTutor:
    'Un maître de stage est reconnu par son identifiant PRONOTE\u202f; sinon par ses nom et prénom, si personne d’autre ne les porte.',
  inspector:
    'Un inspecteur est reconnu par son identifiant PRONOTE\u202f; sinon par ses nom et prénom, si personne d’autre ne les porte.',
}

const left: Readonly<Record<CsvLeftReason, { readonly reason: string; readonly advice: string }>> = {
  'unknown-id': {
    reason: 'Personne n’a cet identifiant PRONOTE dans cette liste.',
    advice: 'Vérifiez qu’il vient de cette base, ou laissez la case vide pour une personne nouvelle.',
  },
  'other-person': {
    reason:
      'Cet identifiant est celui de quelqu’un d’autre\u00a0: ni le nom, ni le prénom, ni la date de naissance ne concordent.',
    advice: 'Une colonne a peut-être été triée seule\u00a0: reprenez le fichier d’origine.',
  },
  'two-people': {
    reason: 'Les identifiants de cette ligne sont ceux de deux personnes.',
    advice: 'Gardez le bon identifiant, ou réunissez les deux fiches dans «\u00a0Doublons\u00a0».',
  },
  homonyms: {
    reason: 'Plusieurs personnes de la liste portent ce nom.',
    advice: 'Ajoutez un identifiant ou la date de naissance.',
  },
  'no-proof': {
    reason: 'Quelqu’un porte ce nom, mais rien ne prouve que ce soit cette personne.',
    advice:
      'Pour un élève, ajoutez la date de naissance ou l’INE\u202f; pour un responsable, un élève qu’il a déjà, sa date de naissance ou son code postal.',
  },
  'claimed-twice': {
    reason: 'Deux lignes du fichier désignent la même personne de la base.',
    advice: 'Ne gardez qu’une ligne, ou distinguez les deux personnes par un identifiant.',
  },
  'not-added': {
    reason: 'La base ne connaît pas cette personne, et vous avez choisi de ne pas ajouter.',
    advice: 'Vérifiez l’orthographe du nom, ou choisissez d’ajouter les personnes inconnues.',
  },
  'no-pupil': {
    reason: 'Ce responsable n’est pas dans la base, et aucun de ses élèves n’y est.',
    advice: 'Importez d’abord les élèves, ou vérifiez la façon dont la ligne désigne l’élève.',
  },
}

const lostLinks: Readonly<Record<PupilReason, { readonly reason: string; readonly advice: string }>> = {
  'unknown-pupil': {
    reason: 'L’élève de cette ligne n’est pas dans la base\u00a0: le lien est laissé de côté.',
    advice: 'Vérifiez son identifiant, ou ses nom, prénom et date de naissance.',
  },
  'pupil-homonyms': {
    reason: 'Plusieurs élèves peuvent être celui de cette ligne\u00a0: le lien est laissé de côté.',
    advice: 'Donnez son INE ou son identifiant PRONOTE.',
  },
}

/** French texts of the imports of spreadsheets. */
export const csvCopy = {
  title: 'Fichiers CSV',
  lead: 'Remplir ou compléter une liste avec un tableau fait dans un tableur ou par un autre logiciel',
  note: 'Rien n’est écrit avant que vous ayez vu ce qui changerait. Une case vide n’efface rien, et chacun garde son identifiant PRONOTE.',
  upload: 'Choisir le fichier',
  list: 'Liste à remplir',
  listMissing: 'Choisissez la liste que ce fichier remplit.',
  file: 'Fichier CSV',
  fileHint: (most: number): string =>
    `La première ligne porte le titre des colonnes, puis une personne par ligne\u202f; ${formatCount(most)} lignes au plus. Un tableur l’enregistre par «\u00a0Enregistrer sous\u00a0», type CSV.`,
  fileMissing: 'Choisissez le fichier.',
  read: 'Lire le fichier',
  keysTitle: 'Comment une ligne trouve sa personne',
  keys,
  fields,
  encodings,
  separators,
  dateChoices: dates,
  levels,
  assistant: {
    title: (list: string): string => `Colonnes du fichier\u00a0: ${list}`,
    reading: 'Lecture du fichier',
    readingLead:
      'Si les accents ou les colonnes de l’aperçu sont faux, changez l’encodage ou le séparateur, puis actualisez.',
    encoding: 'Encodage',
    separator: 'Séparateur',
    dates: 'Dates',
    columns: 'Ce que contient chaque colonne',
    column: (title: string): string => `Colonne «\u00a0${title}\u00a0»`,
    leftAside: 'Laisser de côté',
    remembered: 'Les colonnes choisies la dernière fois pour ce modèle de fichier sont reprises.',
    level: 'Responsabilité des lignes qui n’en disent pas',
    levelNone: 'Sélectionner une responsabilité…',
    people: 'Personnes',
    unknown: 'Personnes que la base ne connaît pas',
    unknownChoices: { add: 'Les ajouter', leave: 'Les laisser de côté' },
    whole: 'Ce fichier est la liste entière',
    wholeHint:
      'Les personnes présentes de cette liste que le fichier ne nomme pas seront marquées comme parties aujourd’hui. L’aperçu dit combien.',
    refresh: 'Actualiser l’aperçu',
    see: 'Voir ce qui changera',
    preview: 'Premières lignes',
    previewSubtitle: (shown: number, total: number): string =>
      shown < total
        ? `Les ${shown} premières lignes sur ${formatCount(total)}.`
        : `${formatNumberOf(total, 'ligne', 'lignes')}.`,
    line: 'Ligne',
    faults: 'À corriger',
    fine: 'Lue',
    allFaults: (lines: number): string =>
      `${formatNumberOf(lines, 'ligne ne peut', 'lignes ne peuvent')} pas être lues avec ces colonnes\u202f; ${lines < 2 ? 'elle sera laissée' : 'elles seront laissées'} de côté, avec la raison.`,
    fieldTwice: (field: string): string => `Deux colonnes sont «\u00a0${field}\u00a0»\u00a0: gardez-en une.`,
    fieldNeeded: (field: string): string => `Dites quelle colonne est «\u00a0${field}\u00a0».`,
    pupilNeeded:
      'Dites quelles colonnes désignent l’élève\u00a0: son identifiant PRONOTE, son identifiant SIECLE, son INE, ou ses nom, prénom et date de naissance.',
    levelNeeded:
      'Dites quelle colonne est la responsabilité, ou choisissez celle des lignes qui n’en disent pas.',
    undecodable: (encoding: string): string =>
      `Ce fichier ne se lit pas en ${encoding}\u00a0: l’encodage précédent est gardé.`,
  },
  previewTitle: 'Ce qui changera',
  back: 'Revoir les colonnes',
  applied: 'L’import est terminé.',
  noColumn: (title: string): string => `Le fichier n’a pas de colonne «\u00a0${title}\u00a0».`,
  noField: (field: string): string => `«\u00a0${field}\u00a0» n’est pas une donnée de cette liste.`,
  missing: 'La case est vide.',
  badText: 'Le texte est trop long, ou contient un caractère interdit.',
  wrongEncoding: 'Un caractère est illisible\u00a0: l’encodage choisi n’est pas le bon.',
  tooManyCells:
    'Cette ligne a plus de cases que la ligne de titres\u00a0: un point-virgule y est sans doute écrit sans guillemets.',
  rounded: (text: string): string =>
    `«\u00a0${text}\u00a0» est un nombre que le tableur a arrondi\u00a0: mettez la colonne au format «\u00a0Texte\u00a0» et saisissez-le de nouveau.`,
  badDay: (text: string): string => `La date «\u00a0${text}\u00a0» n’existe pas, ou est écrite autrement.`,
  serialDay: (text: string): string =>
    `Le tableur a remplacé la date par le nombre ${text}\u00a0: mettez la colonne au format «\u00a0Date\u00a0», puis enregistrez de nouveau.`,
  shortYear: (text: string): string =>
    `La date «\u00a0${text}\u00a0» n’a que deux chiffres pour l’année\u00a0: écrivez les quatre.`,
  badPronoteId: (text: string): string =>
    `«\u00a0${text}\u00a0» n’est pas un identifiant PRONOTE\u00a0: il a seize lettres et chiffres.`,
  // The number itself is never shown.
  badIne: 'L’INE n’a pas onze lettres et chiffres.',
  badSex: (text: string): string => `Le sexe «\u00a0${text}\u00a0» n’est pas compris\u00a0: écrivez F ou M.`,
  badLevel: (text: string): string =>
    `La responsabilité «\u00a0${text}\u00a0» n’est pas comprise\u00a0: écrivez 1, 2 ou Contact.`,
  needLevel: 'La responsabilité manque.',
  badKinship: (text: string): string =>
    `Le lien «\u00a0${text}\u00a0» n’est pas compris\u00a0: écrivez Mère, Père, Tuteur…`,
  needPupil:
    'Rien ne dit de quel élève cette personne est responsable\u00a0: donnez un identifiant, ou ses nom, prénom et date de naissance.',
  halfTeaching: 'Il faut une matière et une classe pour noter un enseignement.',
  twice: (line: number): string => `Cette personne est déjà à la ligne ${formatCount(line)}.`,
  mendLine: 'La ligne est laissée de côté. Corrigez-la, puis importez de nouveau le fichier.',
  mendValue: 'La ligne est importée sans cette valeur.',
  left,
  lostLinks,
} as const
