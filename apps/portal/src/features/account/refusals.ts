import { defineRefusals } from '@preau/platform'

export const accountRefusals = defineRefusals({
  'account.gone': {
    status: 404,
    title: 'Compte fermé',
    sentence: 'Votre compte n’est plus ouvert sur ce portail.',
    next: 'Adressez-vous à l’administrateur de votre établissement.',
  },
  'account.session-closed': {
    status: 404,
    title: 'Connexion déjà fermée',
    sentence: 'Cette connexion n’est plus ouverte, ou n’est pas la vôtre.',
    next: 'Revenez à «\u00a0Mes connexions\u00a0» dans «\u00a0Mon compte\u00a0».',
  },
  'account.weak-password': {
    status: 422,
    title: 'Mot de passe refusé',
    sentence: (p: { readonly reason: string }) => p.reason,
    next: 'Choisissez un autre mot de passe, puis recommencez.',
  },
})
