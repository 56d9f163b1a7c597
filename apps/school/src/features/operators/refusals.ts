import { defineRefusals } from '@preau/platform'

/** Refusals of the operators' door. */
export const operatorRefusals = defineRefusals({
  'operator.base-forbidden': {
    status: 403,
    title: 'Accès refusé',
    sentence: (p: { readonly name: string }) =>
      `Votre compte ne permet pas d’administrer l’établissement ${p.name}.`,
    next: 'Demandez à votre hébergeur d’ajouter cet établissement à votre compte.',
  },
  'operator.session-needed': {
    status: 401,
    title: 'Session expirée',
    sentence: 'Votre session est terminée\u00a0: rien n’a été enregistré.',
    next: 'Reconnectez-vous, puis recommencez.',
  },
  'operator.too-many-attempts': {
    status: 429,
    title: 'Trop d’essais',
    sentence: 'Trop d’essais de connexion ont échoué pour cet identifiant.',
    next: (p: { readonly seconds: number }) => `Attendez ${p.seconds} secondes, puis recommencez.`,
  },
})
