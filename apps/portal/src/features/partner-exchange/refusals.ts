import { defineRefusals } from '@preau/platform'

export const exchangeRefusals = defineRefusals({
  'exchange.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Les clés servent à tous les établissements\u00a0: l’exploitant du portail les gère seul.',
    next: 'Demandez à l’exploitant de le faire.',
  },
  'exchange.unknown-key': {
    status: 404,
    title: 'Clé introuvable',
    sentence: 'Cette clé n’existe pas, ou a été détruite.',
    next: 'Revenez aux échanges avec la scolarité et choisissez une clé de la liste.',
  },
})
