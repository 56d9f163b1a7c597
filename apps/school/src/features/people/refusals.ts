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
  'person.cas-id-inactive': {
    status: 409,
    title: 'Identifiants ENT inactifs',
    sentence:
      'La gestion des identifiants ENT n’est pas active pour cette base\u00a0: rien n’a été enregistré.',
    next: 'Activez-la dans «\u00a0Paramètres\u00a0», «\u00a0Gestion ENT / CAS\u00a0».',
  },
})
