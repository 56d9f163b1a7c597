import { defineRefusals } from '@preau/platform'

export const directoryRefusals = defineRefusals({
  'account.unknown': {
    status: 404,
    title: 'Compte inconnu',
    sentence: 'Ce compte n’existe pas, ou n’est pas d’un établissement que vous administrez.',
    next: 'Revenez à l’annuaire et cherchez la personne par son nom.',
  },
  'account.no-given-link': {
    status: 409,
    title: 'Lien déjà retiré',
    sentence:
      'Ce lien avec l’élève n’est pas, ou n’est plus, de ceux qu’un fichier a donnés. Rien n’a été modifié.',
    next: 'Un lien venu de l’annuaire académique se corrige dans la base élèves.',
  },
  'account.unknown-login': {
    status: 404,
    title: 'Compte inconnu',
    sentence: (p: { readonly login: string }) =>
      `Aucun compte n’a l’identifiant de connexion «\u00a0${p.login}\u00a0».`,
    next: 'Vérifiez l’identifiant dans l’annuaire.',
  },
  'account.login-taken': {
    status: 409,
    title: 'Identifiant déjà pris',
    sentence: (p: { readonly login: string }) =>
      `L’identifiant «\u00a0${p.login}\u00a0» est déjà celui d’un autre compte.`,
    next: 'Choisissez un autre identifiant de connexion.',
  },
  'account.bad-login': {
    status: 422,
    title: 'Identifiant de connexion impossible',
    sentence: (p: { readonly login: string }) =>
      `«\u00a0${p.login}\u00a0» ne peut pas être un identifiant de connexion.`,
    next: 'Employez des lettres sans accent, des chiffres, des points, des tirets, comme prenom.nom.',
  },
  'school.unknown': {
    status: 404,
    title: 'Établissement inconnu',
    sentence: (p: { readonly uai: string }) =>
      `L’établissement «\u00a0${p.uai}\u00a0» n’est pas dans l’annuaire.`,
    next: 'Vérifiez l’UAI, ou importez d’abord une livraison AAF de cet établissement.',
  },
  'account.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence: 'Ce compte administre le portail\u00a0: vous ne pouvez pas changer son mot de passe.',
    next: 'Demandez-le à l’exploitant du portail.',
  },
  'account.factor-privileged': {
    status: 403,
    title: 'Second facteur protégé',
    sentence:
      'Vous ne pouvez pas retirer d’ici le second facteur de ce compte\u00a0: c’est le vôtre, ou celui d’un administrateur.',
    next: 'Pour le vôtre, ouvrez «\u00a0Mon compte\u00a0». Pour celui d’un administrateur, adressez-vous à l’exploitant du portail.',
  },
})
