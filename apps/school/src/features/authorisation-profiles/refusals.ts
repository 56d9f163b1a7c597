import { defineRefusals } from '@preau/platform'

/** Refusals of *Profils d’autorisation*. */
export const profileRefusals = defineRefusals({
  'profile.unknown': {
    status: 404,
    title: 'Profil inconnu',
    sentence: 'Ce profil d’autorisation n’existe pas, ou plus, dans la base de cet établissement.',
    next: 'Revenez à la liste des profils.',
  },
  'profile.no-category': {
    status: 404,
    title: 'Page inconnue',
    sentence: 'Seuls les professeurs et les personnels ont des profils d’autorisation.',
    next: 'Choisissez «\u00a0Professeurs\u00a0» ou «\u00a0Personnels\u00a0» dans le menu «\u00a0Ressources\u00a0».',
  },
  'profile.used': {
    status: 409,
    title: 'Profil encore donné',
    sentence: 'Des personnes ont ce profil\u00a0: il n’a pas été supprimé.',
    next: 'Donnez-leur un autre profil depuis la liste, puis supprimez celui-ci.',
  },
})
