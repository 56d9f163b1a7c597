import { defineRefusals } from '@preau/platform'

export const retentionRefusals = defineRefusals({
  'retention.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Seul l’exploitant du portail voit et règle les durées de conservation. Rien n’a changé.',
    next: 'Demandez-le-lui.',
  },
})
