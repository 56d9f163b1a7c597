import { defineRefusals } from '@preau/platform'

export const recordRefusals = defineRefusals({
  'record.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence: 'Ce compte administre le portail\u00a0: vous ne pouvez pas agir sur lui. Rien n’a changé.',
    next: 'Demandez-le à l’exploitant du portail.',
  },
})
