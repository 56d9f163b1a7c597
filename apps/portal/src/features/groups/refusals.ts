import { defineRefusals } from '@preau/platform'

export const groupRefusals = defineRefusals({
  'group.unknown': {
    status: 404,
    title: 'Groupe inconnu',
    sentence: 'Ce groupe n’existe plus, ou n’est pas d’un établissement que vous administrez.',
    next: 'Revenez à la liste des groupes.',
  },
  'group.in-use': {
    status: 409,
    title: 'Groupe utilisé par un service',
    sentence: 'Un service est ouvert à ce groupe\u00a0: le supprimer fermerait ce service à ses membres.',
    next: 'Retirez d’abord ce groupe de l’onglet «\u00a0Accès population\u00a0» du service.',
  },
})
