import { defineRefusals } from '@preau/platform'

/** What stops a change of the table of functions. */
export const functionRefusals = defineRefusals({
  'function.not-operator': {
    status: 403,
    title: 'Table réservée à l’exploitant',
    sentence:
      'La table des fonctions vaut pour tous les établissements\u00a0: seul l’exploitant du portail la modifie.',
    next: 'Demandez-lui le changement, en disant la fonction et le profil attendu.',
  },
  'function.unknown': {
    status: 404,
    title: 'Fonction inconnue',
    sentence: 'Cette fonction n’est ni dans la table, ni celle de quelqu’un.',
    next: 'Revenez à la table et choisissez une fonction.',
  },
  'function.changed': {
    status: 409,
    title: 'Fonction déjà modifiée',
    sentence: 'Quelqu’un a changé cette fonction depuis que vous l’avez affichée. Rien n’a été modifié.',
    next: 'Relisez la table, puis recommencez si c’est encore utile.',
  },
})
