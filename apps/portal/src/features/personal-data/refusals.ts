import { defineRefusals } from '@preau/platform'

export const personalDataRefusals = defineRefusals({
  'personal-data.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence:
      'Ce compte administre le portail\u00a0: ses données ne sont pas remises d’ici. Rien n’a été téléchargé.',
    next: 'La personne les trouve dans «\u00a0Mon compte\u00a0»\u202f; sinon, demandez à l’exploitant du portail.',
  },
  'deletion.oneself': {
    status: 409,
    title: 'Votre propre compte',
    sentence: 'Personne ne supprime son propre compte. Rien n’a changé.',
    next: 'Demandez-le à un autre administrateur, ou à l’exploitant du portail.',
  },
  'deletion.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence:
      'Ce compte administre le portail\u00a0: seul l’exploitant du portail peut le supprimer. Rien n’a changé.',
    next: 'Demandez-lui cette suppression.',
  },
  'deletion.elsewhere': {
    status: 409,
    title: 'Personne connue d’un autre établissement',
    sentence:
      'Cette personne est ou a été inscrite aussi dans un autre établissement que les vôtres\u00a0: la supprimer effacerait ce qui appartient à celui-ci. Rien n’a changé.',
    next: 'Demandez la suppression à l’exploitant du portail.',
  },
  'deletion.last-operator': {
    status: 409,
    title: 'Dernier exploitant du portail',
    sentence:
      'Personne d’autre ne peut se connecter comme exploitant\u00a0: sans ce compte, plus personne n’administrerait le portail. Rien n’a changé.',
    next: 'Donnez d’abord le droit d’exploitant à une autre personne dont le compte est actif.',
  },
})
