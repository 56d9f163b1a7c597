import { defineRefusals } from '@preau/platform'

export const messageRefusals = defineRefusals({
  'message.unknown': {
    status: 404,
    title: 'Message inconnu',
    sentence: 'Ce message n’existe pas, ou n’est pas d’un établissement que vous administrez.',
    next: 'Revenez à la liste des messages.',
  },
})
