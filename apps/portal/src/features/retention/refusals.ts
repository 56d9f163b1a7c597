import { defineRefusals } from '@preau/platform'

export const retentionRefusals = defineRefusals({
  'retention.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Seul l’exploitant du portail voit et règle les durées de conservation. Rien n’a changé.',
    next: 'Demandez-le-lui.',
  },
  'retention.stale': {
    status: 409,
    title: 'Durée modifiée entre-temps',
    sentence:
      'Quelqu’un d’autre a changé la durée de conservation des rapports pendant que vous la modifiiez. Rien n’a changé.',
    next: 'Rouvrez la page des durées de conservation, vérifiez la durée, puis recommencez si c’est encore utile.',
  },
})
