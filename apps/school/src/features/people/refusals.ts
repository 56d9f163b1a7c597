import { defineRefusals } from '@preau/platform'

/** Refusals of *Ressources*. */
export const peopleRefusals = defineRefusals({
  'person.unknown': {
    status: 404,
    title: 'Fiche inconnue',
    sentence: 'Cette fiche n’existe pas, ou plus, dans la base de cet établissement.',
    next: 'Revenez à la liste et cherchez la personne par son nom.',
  },
  'person.category-unknown': {
    status: 404,
    title: 'Page inconnue',
    sentence: 'Cette liste n’existe pas.',
    next: 'Choisissez une liste dans le menu «\u00a0Ressources\u00a0».',
  },
  'person.not-by-hand': {
    status: 409,
    title: 'Fiche à importer',
    sentence: 'Seuls les maîtres de stage et les inspecteurs s’ajoutent un par un.',
    next: 'Importez les autres personnes depuis SIECLE ou STSWEB.',
  },
  'person.change-unknown': {
    status: 409,
    title: 'Modification inconnue',
    sentence: 'Cette fiche ne peut pas être modifiée ainsi\u00a0: rien n’a été enregistré.',
    next: 'Revenez à la fiche et choisissez parmi ce qui y est proposé.',
  },
  'people.selection-changed': {
    status: 409,
    title: 'Liste modifiée entre-temps',
    sentence:
      'Les personnes concernées ne sont plus celles que vous avez vues\u00a0: quelqu’un a modifié la liste. Rien n’a été fait.',
    next: 'Revenez à la liste et recommencez\u00a0: vous verrez qui est concerné à présent.',
  },
  'people.paste-gone': {
    status: 409,
    title: 'Collage expiré',
    sentence:
      'Ces lignes attendaient votre accord depuis plus d’une demi-heure, ou vous en avez collé d’autres depuis\u00a0: rien n’a été modifié.',
    next: 'Revenez à la liste et collez de nouveau la colonne.',
  },
  'people.profile-unknown': {
    status: 409,
    title: 'Profil inconnu',
    sentence: 'Ce profil d’autorisation n’existe pas, ou plus, pour cette liste\u00a0: rien n’a été modifié.',
    next: 'Revenez à la liste et choisissez un autre profil.',
  },
  'people.change-unknown': {
    status: 404,
    title: 'Modification inconnue',
    sentence: 'Cette modification n’existe pas, ou elle date de plus de trois mois.',
    next: 'Revenez à la liste des modifications récentes.',
  },
  'people.already-undone': {
    status: 409,
    title: 'Modification déjà annulée',
    sentence: 'Cette modification a déjà été annulée\u00a0: rien n’a changé.',
    next: 'Ouvrez-la depuis la liste des modifications récentes pour voir ce qu’elle est devenue.',
  },
  'person.cas-id-inactive': {
    status: 409,
    title: 'Identifiants ENT inactifs',
    sentence:
      'La gestion des identifiants ENT n’est pas active pour cette base\u00a0: rien n’a été enregistré.',
    next: 'Activez-la dans «\u00a0Paramètres\u00a0», «\u00a0Gestion ENT / CAS\u00a0».',
  },
})
