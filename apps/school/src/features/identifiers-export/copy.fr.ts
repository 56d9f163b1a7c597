import { formatCount } from '../../frame/format.ts'

/** French texts of *Socles ENT*. */
export const copy = {
  title: 'Exportation des identifiants PRONOTE',
  lead: 'Socles ENT',
  explanation:
    'Le fichier donne à votre ENT l’identifiant PRONOTE de chaque personne. L’administrateur de l’ENT l’importe, puis l’ENT sait à qui ouvrir chaque espace.',
  option: 'Uniquement les utilisateurs sans identifiants CAS',
  optionHint:
    'Décochez la case pour le premier fichier de l’année, à importer dans l’ENT en mode complet. Cochez-la pour les suivants, en mode partiel.',
  who: 'Seules les personnes présentes qui ont accès à un espace sont exportées\u00a0: ni les anciens, ni les contacts qui ne sont pas responsables légaux.',
  submit: 'Exporter',
  closed: 'L’exportation n’est pas encore possible',
  toDelegation: 'Déléguer l’authentification',
  toImport: 'Importer SIECLE / STSWEB',
  counts: {
    title: 'Personnes concernées',
    columns: { category: 'Catégorie', all: 'Toutes', withoutCasId: 'Sans identifiant CAS' },
    total: 'Total',
  },
  history: {
    title: 'Derniers exports',
    empty: 'Aucun export pour l’instant.',
    columns: { at: 'Date', kind: 'Contenu', count: 'Personnes', actor: 'Par', file: 'Fichier' },
    complete: 'Tous les utilisateurs',
    partial: 'Sans identifiant CAS',
    count: (count: number): string => formatCount(count),
  },
} as const
