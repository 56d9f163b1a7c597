import { defineRefusals } from '@preau/platform'

/** Refusals at the door of the spaces. */
export const spaceRefusals = defineRefusals({
  'space.base-not-published': {
    status: 503,
    title: 'Le site n’est pas disponible',
    sentence: (p: { readonly name: string }) =>
      `Les espaces de l’établissement ${p.name} ne sont pas publiés en ce moment.`,
    next: 'Réessayez plus tard. Si cela dure, prévenez le secrétariat de l’établissement.',
    retryAfterSeconds: 600,
  },
  'space.base-archived': {
    status: 410,
    title: 'Base archivée',
    sentence: (p: { readonly name: string }) =>
      `Les espaces de «\u00a0${p.name}\u00a0» sont fermés\u00a0: cette base est archivée.`,
    next: 'Entrez par votre ENT, ou demandez au secrétariat de l’établissement l’adresse de l’année en cours.',
  },
  'space.not-published': {
    status: 403,
    title: 'Espace non publié',
    sentence: (p: { readonly label: string; readonly name: string }) =>
      `L’établissement ${p.name} n’a pas ouvert cette page\u00a0: ${p.label}.`,
    next: 'Entrez par la page commune de l’établissement, ou demandez au secrétariat quel est votre espace.',
  },
  'space.person-left': {
    status: 403,
    title: 'Accès terminé',
    sentence: (p: { readonly school: string }) =>
      `Vous ne faites plus partie de l’établissement ${p.school}\u00a0: vos espaces y sont fermés.`,
    next: 'S’il s’agit d’une erreur, écrivez au secrétariat de l’établissement.',
  },
  'space.person-no-access': {
    status: 403,
    title: 'Accès fermé',
    sentence: (p: { readonly school: string }) =>
      `L’établissement ${p.school} ne vous a ouvert aucun espace.`,
    next: 'Demandez au secrétariat de l’établissement de vous en donner l’accès.',
  },
  'space.choice-ended': {
    status: 403,
    title: 'Choix expiré',
    sentence:
      'Ce choix n’est plus valable\u00a0: il a déjà servi, ou la page est restée ouverte trop longtemps.',
    next: 'Revenez à la page de votre espace et entrez de nouveau par votre ENT.',
  },
  'space.double-ended': {
    status: 403,
    title: 'Formulaire expiré',
    sentence:
      'Ce formulaire n’est plus valable\u00a0: il a déjà servi, il a été essayé trop souvent, ou il date de plus d’une demi-heure.',
    next: 'Revenez à la page de votre espace et entrez de nouveau par votre ENT\u202f; si vous avez oublié votre mot de passe, demandez-en un autre au secrétariat de l’établissement.',
  },
  'space.session-needed': {
    status: 401,
    title: 'Session terminée',
    sentence: 'Votre session est terminée\u00a0: rien n’a été enregistré.',
    next: 'Ouvrez de nouveau votre espace, puis recommencez.',
  },
  'space.item-unknown': {
    status: 404,
    title: 'Fiche introuvable',
    sentence: 'Cette fiche n’existe pas, ou ne fait pas partie de ce que votre espace vous montre.',
    next: 'Revenez à l’accueil de votre espace.',
  },
  'space.cookies-refused': {
    status: 403,
    title: 'Cookies refusés',
    sentence: (p: { readonly school: string }) =>
      `Votre ENT vous a reconnu, mais votre navigateur refuse les cookies\u00a0: les espaces de l’établissement ${p.school} ne peuvent pas rester ouverts.`,
    next: 'Autorisez les cookies pour ce site dans les réglages du navigateur, puis ouvrez de nouveau votre espace.',
  },
  'space.no-local-access': {
    status: 403,
    title: 'Pas de mot de passe ici',
    sentence: 'Vous êtes entré par votre ENT\u00a0: vous n’avez pas de mot de passe à changer ici.',
    next: 'Changez votre mot de passe dans votre ENT.',
  },
})
