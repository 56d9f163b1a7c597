import { formatCount } from '../../frame/format.ts'

/** French texts of *Personnes connectées*. */
export const copy = {
  title: 'Personnes connectées',
  lead: 'Les personnes qui ont un espace ouvert en ce moment',
  caption: (count: number): string =>
    `${formatCount(count)} ${count < 2 ? 'connexion ouverte' : 'connexions ouvertes'}`,
  empty: 'Personne n’est connecté en ce moment.',
  columns: {
    name: 'Nom',
    space: 'Espace',
    via: 'Entrée',
    since: 'Depuis',
    seen: 'Dernière activité',
    action: 'Action',
  },
  via: { cas: 'Par l’ENT', local: 'Formulaire local' },
  one: (name: string): string => `Déconnecter ${name}`,
  oneShort: 'Déconnecter',
  all: 'Tout déconnecter',
  allQuestion: 'Déconnecter tout le monde\u202f?',
  allDetail:
    'Chacun devra entrer de nouveau. Une personne dont la session est encore ouverte dans l’ENT rentrera d’un clic.',
  disconnected: (count: number): string =>
    count < 2 ? 'La connexion est fermée.' : `${formatCount(count)} connexions sont fermées.`,
  already: 'Cette connexion était déjà fermée.',
  pages: 'Pages de la liste',
} as const
