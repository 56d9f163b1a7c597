import { defineRefusals } from '@preau/platform'

export const accountRefusals = defineRefusals({
  'account.gone': {
    status: 404,
    title: 'Compte fermé',
    sentence: 'Votre compte n’est plus ouvert sur ce portail.',
    next: 'Adressez-vous à l’administrateur de votre établissement.',
  },
  'account.weak-password': {
    status: 422,
    title: 'Mot de passe refusé',
    sentence: (p: { readonly reason: string }) => p.reason,
    next: 'Choisissez un autre mot de passe, puis recommencez.',
  },
})
