import { defineRefusals } from '@preau/platform'

export const bulkRefusals = defineRefusals({
  'bulk.changed': {
    status: 409,
    title: 'Les comptes concernés ont changé',
    sentence: 'Depuis la confirmation, le nombre de comptes concernés n’est plus le même. Rien n’a changé.',
    next: 'Revenez à l’annuaire, refaites la sélection et confirmez le nouveau nombre.',
  },
  'bulk.last-operator': {
    status: 409,
    title: 'Dernier exploitant du portail',
    sentence: 'Cette suspension ne laisserait personne pour exploiter le portail. Rien n’a changé.',
    next: 'Retirez ce compte de la sélection, ou donnez d’abord le droit d’exploitant à une autre personne.',
  },
  'bulk.unknown': {
    status: 404,
    title: 'Action introuvable',
    sentence:
      'Cette action n’existe pas, est déjà annulée, ou touche des comptes que vous n’administrez pas.',
    next: 'Revenez à l’annuaire.',
  },
  'bulk.too-late': {
    status: 409,
    title: 'Trop tard pour annuler',
    sentence: 'Une action ne s’annule que le jour même, pendant vingt-quatre heures. Rien n’a changé.',
    next: 'Faites l’action contraire depuis l’annuaire, sur les mêmes comptes.',
  },
})
