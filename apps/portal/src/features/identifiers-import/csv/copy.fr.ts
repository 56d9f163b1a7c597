import { formatNumberFr } from '../../../frame/format-fr.ts'
import type { CsvField } from './csv-columns.ts'
import { mostCsvLines } from './most-csv-lines.ts'

export const csvCopy = {
  title: 'Colonnes du fichier',
  lead: 'Dites ce que contient chaque colonne\u202f; l’aperçu montre ce qui sera lu.',
  found: (encoding: string, separator: string, lines: number) =>
    `Caractères ${encoding}, séparateur ${separator}, ${formatNumberFr(lines)} lignes.`,
  separators: { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' },
  remembered: 'Les colonnes choisies la dernière fois pour ce modèle de fichier sont reprises.',
  fields: {
    pronoteId: 'Identifiant PRONOTE',
    lastName: 'Nom',
    usageName: 'Nom d’usage',
    firstName: 'Prénom',
    category: 'Catégorie',
    birthDate: 'Date de naissance',
    civility: 'Civilité',
    class: 'Classe',
    postcode: 'Code postal',
    casId: 'Identifiant CAS',
  } satisfies Record<CsvField, string>,
  absent: 'Pas dans le fichier',
  columns: 'Colonnes',
  everybody: 'Catégorie de toutes les personnes',
  everybodyHint: 'Si aucune colonne ne la donne.',
  chooseCategory: 'Sélectionner une catégorie…',
  preview: 'Aperçu',
  refresh: 'Actualiser l’aperçu',
  submit: 'Importer',
  abandon: 'Choisir un autre fichier',
  status: 'Lecture',
  read: 'Lue',
  line: 'Ligne',
  required: 'Indiquez la colonne de l’identifiant PRONOTE, du nom et du prénom.',
  sameColumn: 'Une même colonne ne peut pas servir deux fois.',
  categoryRequired: 'Indiquez la colonne de la catégorie, ou la catégorie de toutes les personnes.',
  nobody: 'Aucune ligne ne peut être lue avec ces colonnes. Regardez l’aperçu.',
  summary: (read: number, rejected: number) =>
    `${formatNumberFr(read)} lignes lues, ${formatNumberFr(rejected)} à écarter.`,
  correctLine: 'Corrigez cette ligne dans le serveur de vie scolaire, puis exportez de nouveau.',
  nameMissing: 'Le nom ou le prénom manque.',
  categoryUnknown: (text: string) => `La catégorie «\u00a0${text}\u00a0» n’est pas connue.`,
  twice: (line: number) => `Cet identifiant PRONOTE est déjà à la ligne ${formatNumberFr(line)}.`,
  idFaults: {
    empty: 'La personne n’a pas d’identifiant PRONOTE.',
    length: 'L’identifiant PRONOTE n’a pas seize caractères.',
    character: 'L’identifiant PRONOTE contient un caractère interdit.',
  },
  refused: {
    unreadable: 'Ce fichier CSV ne peut pas être lu\u00a0: un guillemet n’est sans doute pas fermé.',
    empty: 'Ce fichier CSV ne contient personne.',
    'too-long': `Ce fichier CSV a plus de ${formatNumberFr(mostCsvLines)} lignes\u00a0: ce n’est pas celui d’un établissement.`,
    'one-column': 'Ce fichier CSV n’a qu’une colonne\u00a0: son séparateur n’est pas reconnu.',
  },
  refusedAdvice:
    'Enregistrez de nouveau la feuille au format CSV (séparateur point-virgule), avec une première ligne de titres.',
} as const
