import { defineRefusals } from '@preau/platform'

export const personalDataRefusals = defineRefusals({
  'personal-data.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence:
      'Ce compte administre le portail\u00a0: ses données ne sont pas remises d’ici. Rien n’a été téléchargé.',
    next: 'La personne les trouve dans «\u00a0Mon compte\u00a0»\u202f; sinon, demandez à l’exploitant du portail.',
  },
})
