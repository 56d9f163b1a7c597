import { defineRefusals } from '@preau/platform'

export const lifeRefusals = defineRefusals({
  'life.unknown-account': {
    status: 404,
    title: 'Compte introuvable',
    sentence: 'Ce compte n’existe pas, ou n’est pas de ceux dont vous pouvez renouveler le code.',
    next: 'Revenez à la liste, puis choisissez la personne.',
  },
  'life.privileged': {
    status: 403,
    title: 'Compte d’un administrateur',
    sentence: 'Ce compte administre le portail\u00a0: son mot de passe n’est pas remplacé d’ici.',
    next: 'Demandez-le à l’exploitant du portail.',
  },
  'life.closed': {
    status: 409,
    title: 'Compte fermé',
    sentence: 'Ce compte est suspendu ou parti\u00a0: un code ne l’ouvrirait pas. Rien n’a été changé.',
    next: 'Rouvrez d’abord le compte, ou attendez que la personne revienne dans une livraison AAF.',
  },
  'life.not-teacher': {
    status: 403,
    title: 'Page réservée aux enseignants',
    sentence: 'Votre compte n’a pas de profil d’enseignant dans un établissement de ce portail.',
    next: 'Adressez-vous à l’administrateur de votre établissement.',
  },
  'life.freeze-gone': {
    status: 404,
    title: 'Gel déjà levé',
    sentence: 'Ce gel n’est plus en cours, ou n’est pas d’un de vos établissements.',
    next: 'Revenez à «\u00a0Vie des comptes\u00a0».',
  },
  'life.not-operator': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Le modèle des identifiants vaut pour tout le portail\u00a0: seul l’exploitant le change.',
    next: 'Demandez-le-lui.',
  },
  'life.unknown-school': {
    status: 404,
    title: 'Établissement inconnu',
    sentence: 'Cet établissement n’existe pas, ou n’est pas de ceux que vous administrez.',
    next: 'Revenez à «\u00a0Vie des comptes\u00a0», puis choisissez-le dans la liste.',
  },
})
