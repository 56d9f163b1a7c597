import { defineRefusals } from '@preau/platform'

export const roleRefusals = defineRefusals({
  'role.not-operator': {
    status: 403,
    title: 'Réservé à l’exploitant du portail',
    sentence: 'Seul l’exploitant du portail donne et retire les droits d’administration. Rien n’a changé.',
    next: 'Demandez-lui ce changement.',
  },
  'role.last-operator': {
    status: 409,
    title: 'Dernier exploitant du portail',
    sentence:
      'Personne d’autre ne peut se connecter comme exploitant\u00a0: sans lui, plus personne n’administrerait le portail. Rien n’a changé.',
    next: 'Donnez d’abord le droit d’exploitant à une autre personne dont le compte est actif.',
  },
  'role.gone': {
    status: 404,
    title: 'Droit déjà retiré',
    sentence: 'Ce droit n’existe plus\u00a0: quelqu’un l’a retiré entre-temps.',
    next: 'Revenez à la liste des droits.',
  },
})
