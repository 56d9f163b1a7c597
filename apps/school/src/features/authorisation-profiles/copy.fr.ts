import { formatNumberOf } from '../../frame/format.ts'
import { idleBounds, type ProfileCategory } from './profile.ts'

const people = (count: number): string => formatNumberOf(count, 'personne', 'personnes')

/** `1 h 30`, `45 min`, `2 h`. */
export function durationLabel(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}

/** French texts of *Profils d’autorisation*. */
export const copy = {
  title: 'Profils d’autorisation',
  of: { teacher: 'des professeurs', staff: 'des personnels' } satisfies Record<ProfileCategory, string>,
  lead: 'Les espaces qu’une personne ouvre, et après combien de temps sans activité elle est déconnectée',
  rule: (school: string): string =>
    `La durée du profil remplace celle de l’établissement (${school}). Si un même compte ouvre plusieurs fiches, la plus courte des durées s’applique.`,
  without: (count: number): string =>
    count === 0
      ? 'Chacun a un profil.'
      : `${people(count)} sans profil\u00a0: l’espace de leur fonction, et la durée de l’établissement.`,
  columns: { name: 'Profil', spaces: 'Espaces', idle: 'Déconnexion automatique', people: 'Personnes' },
  schoolIdle: 'Comme l’établissement',
  add: 'Nouveau profil',
  give: 'Pour donner un profil\u00a0: cochez des personnes dans la liste, puis choisissez-le dans «\u00a0Modifier plusieurs personnes\u00a0»\u202f; ou ouvrez la fiche d’une personne.',
  openList: {
    teacher: 'Ouvrir la liste des professeurs',
    staff: 'Ouvrir la liste des personnels',
  } satisfies Record<ProfileCategory, string>,
  form: {
    name: 'Nom du profil',
    spaces: 'Espaces ouverts',
    spacesHint: 'Ils remplacent l’espace que donne la fonction.',
    automatic: 'Déconnexion automatique',
    automaticHint: (school: string): string => `Décochée\u00a0: la durée de l’établissement, ${school}.`,
    minutes: 'Durée sans activité',
    minutesUnit: 'minutes',
    minutesHint: `De ${idleBounds.least} à ${idleBounds.most} minutes.`,
    save: 'Enregistrer',
    cancel: 'Revenir aux profils',
  },
  wrong: {
    name: 'Donnez un nom de 60 caractères au plus.',
    taken: 'Un autre profil porte déjà ce nom.',
    spaces: 'Cochez au moins un espace. Pour n’en ouvrir aucun, retirez l’accès à la personne.',
    minutes: `Écrivez un nombre entier de minutes, de ${idleBounds.least} à ${idleBounds.most}.`,
  },
  created: (name: string): string => `Le profil «\u00a0${name}\u00a0» est créé.`,
  saved: (name: string): string =>
    `Le profil «\u00a0${name}\u00a0» est enregistré, et s’applique dès maintenant.`,
  remove: 'Supprimer ce profil',
  removeQuestion: (name: string): string => `Supprimer le profil «\u00a0${name}\u00a0»\u202f?`,
  removed: (name: string): string => `Le profil «\u00a0${name}\u00a0» est supprimé.`,
  used: (count: number): string =>
    `${people(count)} ${count < 2 ? 'a' : 'ont'} ce profil\u00a0: donnez-leur-en un autre avant de le supprimer.`,
} as const
