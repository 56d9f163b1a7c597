import { defineRefusals } from '@preau/platform'

export const lifeRefusals = defineRefusals({
  'session-life.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Seul l’exploitant du portail voit et règle la durée des sessions. Rien n’a changé.',
    next: 'Demandez-le-lui.',
  },
})
