import { counted } from '../../frame/format-fr.ts'
import type { ExportColumn } from './user-export.ts'

export const exportCopy = {
  administration: 'Administration',
  directory: 'Annuaire',
  title: 'Exporter les utilisateurs',
  lead: 'Un fichier CSV, à ouvrir dans un tableur ou à donner à une autre application. Chaque export est noté à votre nom.',
  school: 'Établissement',
  anySchool: 'Tous vos établissements',
  profiles: 'Profils',
  closedToo: 'Avec les comptes suspendus ou partis',
  columns: 'Colonnes',
  encoding: 'Encodage',
  encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' },
  encodingHints: {
    'utf-8': 'Convient aux tableurs récents et à tous les noms.',
    'windows-1252': 'Pour une application ancienne. Certains caractères étrangers n’y existent pas.',
  },
  separator: 'Séparateur',
  separators: { ';': 'Point-virgule', ',': 'Virgule', tab: 'Tabulation' },
  submit: 'Exporter',
  missingProfile: 'Choisissez au moins un profil.',
  missingColumn: 'Choisissez au moins une colonne.',
  nobody: 'Aucun compte ne correspond à ce choix.',
  outside: 'Des caractères n’existent pas en Windows-1252',
  outsideDetail: (accounts: number, signs: string) =>
    `${counted(accounts, 'compte')} en ${accounts < 2 ? 'contient' : 'contiennent'}\u00a0: ${signs}. Choisissez UTF-8, ou exportez en remplaçant chacun par un point d’interrogation.`,
  accept: 'Remplacer ces caractères par un point d’interrogation',
} as const

export const columnCopy: Readonly<Record<ExportColumn, string>> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  birthName: 'Nom de naissance',
  birthDate: 'Date de naissance',
  profiles: 'Profils',
  schools: 'Établissements (UAI)',
  classes: 'Classes',
  login: 'Identifiant de connexion',
  entId: 'Identifiant ENT',
  status: 'État',
  lastLogin: 'Dernière connexion',
  email: 'Adresse électronique',
  pronoteIds: 'Identifiant PRONOTE',
  children: 'Enfants',
}
