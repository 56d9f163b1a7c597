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
  'operator.base-read-only': {
    status: 409,
    title: 'Base archivée',
    sentence: (p: { readonly name: string }) =>
      `La base «\u00a0${p.name}\u00a0» est archivée\u00a0: elle se lit, et rien n’y est enregistré.`,
    next: 'Travaillez dans la base en service de l’établissement, ou demandez à l’hébergeur de restaurer celle-ci.',
  },
  'operator.host-only': {
    status: 403,
    title: 'Page réservée à l’hébergeur',
    sentence: 'Cette page concerne tout le serveur\u00a0: votre compte n’administre que des établissements.',
    next: 'Adressez votre demande à votre hébergeur.',
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
  'operator.too-many-codes': {
    status: 429,
    title: 'Trop de codes faux',
    sentence: 'Trop de codes faux ont été tapés pour ce compte\u00a0: celui-ci n’a pas été vérifié.',
    next: (p: { readonly seconds: number }) =>
      `Attendez ${p.seconds} secondes, puis recommencez, ou demandez à l’hébergeur un nouveau lien de première connexion.`,
  },
  'operator.factor-already': {
    status: 409,
    title: 'Code déjà activé',
    sentence:
      'Le code de connexion de ce compte a déjà été activé depuis une autre page. Rien n’a été changé.',
    next: 'Reconnectez-vous avec le code de votre application.',
  },
  'operator.invitation-over': {
    status: 410,
    title: 'Lien déjà utilisé ou périmé',
    sentence: 'Ce lien de première connexion a déjà servi, ou son délai de trois jours est passé.',
    next: 'Si vous avez déjà choisi votre mot de passe, connectez-vous. Sinon, demandez un nouveau lien à votre hébergeur.',
  },
  'operator.login-invalid': {
    status: 422,
    title: 'Identifiant incorrect',
    sentence: (p: { readonly login: string }) =>
      `«\u00a0${p.login.slice(0, 60)}\u00a0» ne peut pas être un identifiant\u00a0: rien n’a été créé.`,
    next: 'Employez au moins deux lettres sans accent, chiffres, points, tirets ou @, sans espace.',
  },
  'operator.unknown': {
    status: 404,
    title: 'Opérateur inconnu',
    sentence: 'Ce compte n’existe pas, ou a été retiré entre-temps.',
    next: 'Revenez à la liste des opérateurs.',
  },
  'operator.last-host': {
    status: 409,
    title: 'Dernier hébergeur',
    sentence:
      'Ce compte est le seul qui administre tout le serveur\u00a0: sans lui, plus personne ne le pourrait. Rien n’a été changé.',
    next: 'Créez d’abord un autre compte d’hébergeur.',
  },
})
