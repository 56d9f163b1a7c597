import { defineRefusals } from '@preau/platform'

/** Refusals of *Déléguer l’authentification*. */
export const delegationRefusals = defineRefusals({
  'delegation.locked': {
    status: 409,
    title: 'Base publiée',
    sentence:
      'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres\u00a0: rien n’a été enregistré.',
    next: 'Ouvrez «\u00a0État de la base\u00a0», arrêtez la publication, puis recommencez.',
  },
  'delegation.invalid': {
    status: 422,
    title: 'Délégation incorrecte',
    sentence: (p: { readonly problem: string }) => p.problem,
    next: 'Corrigez ce réglage, puis recommencez\u00a0: rien n’a été enregistré.',
  },
  'delegation.preset-unknown': {
    status: 404,
    title: 'ENT inconnu',
    sentence: 'Cet ENT n’est plus dans la liste\u00a0: il a été retiré.',
    next: 'Revenez à la liste des ENT\u202f; «\u00a0Rétablir la liste d’origine\u00a0» ramène ceux qui étaient livrés.',
  },
  'delegation.nothing-to-test': {
    status: 409,
    title: 'Aucun serveur CAS',
    sentence: 'Cette base n’a pas encore d’URL de serveur CAS\u00a0: il n’y a rien à tester.',
    next: 'Choisissez votre ENT ou saisissez l’URL du serveur CAS, puis recommencez.',
  },
})
