import type { CsvDates, CsvField, CsvSeparator } from './csv-fields.ts'
import type { CsvOutcome } from './csv-imports.ts'

const fields: Readonly<Record<CsvField, string>> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  profile: 'Profil',
  class: 'Classe',
  email: 'Adresse électronique',
  civility: 'Civilité',
  company: 'Entreprise',
}

const separators: Readonly<Record<CsvSeparator, string>> = {
  ';': 'Point-virgule',
  ',': 'Virgule',
  '\t': 'Tabulation',
  '|': 'Barre verticale',
}

const dates: Readonly<Record<CsvDates, string>> = {
  auto: 'Jour d’abord (14/02/2012) ou année d’abord (2012-02-14)',
  us: 'Mois d’abord (02/14/2012)',
}

const outcomes: Readonly<Record<CsvOutcome['outcome'], string>> = {
  created: 'Compte à créer',
  completed: 'Déjà là, à compléter',
  unchanged: 'Déjà là, rien à changer',
  ambiguous: 'Homonyme',
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
  columnsTitle: 'Colonnes du fichier',
  encoding: (encoding: string) =>
    `Encodage reconnu\u00a0: ${encoding}. Si les accents de l’aperçu sont faux, enregistrez le fichier en UTF-8.`,
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
  outcomes,
  login: 'Identifiant de connexion',
  reason: 'Raison',
  faultsTitle: 'Lignes laissées de côté',
  ambiguous:
    'Plusieurs personnes de l’établissement ont ce nom, ou la date de naissance ne permet pas de choisir\u00a0: complétez la ligne.',
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
  guardian:
    'Un responsable vient d’une livraison AAF, avec ses enfants\u00a0: il ne peut pas être ajouté ici.',
  twice: (line: number) => `Cette personne est déjà à la ligne ${String(line)}.`,
} as const
