import { defineRefusals } from '@preau/platform'
import { counted } from '../../frame/format-fr.ts'

export const directoryRefusals = defineRefusals({
  'aaf.unreadable': {
    status: 422,
    title: 'Livraison illisible',
    sentence: (p: {
      readonly file: string
      readonly line: number
      readonly reason: string
      readonly advice: string
    }) =>
      `Fichier ${p.file}${p.line > 0 ? `, ligne ${String(p.line)}` : ''}\u00a0: ${p.reason} Rien n’a été importé.`,
    next: (p: { readonly advice: string }) => p.advice,
  },
  'aaf.unstorable': {
    status: 422,
    title: 'Livraison impossible à enregistrer',
    sentence:
      'Une valeur de cette livraison est démesurée ou contient des caractères interdits\u00a0: un nom, une classe ou un code a sans doute été abîmé. Rien n’a été importé.',
    next: 'Téléchargez de nouveau la livraison, ou signalez-la au service académique qui la produit.',
  },
  'aaf.no-school': {
    status: 422,
    title: 'Livraison sans établissement',
    sentence: 'Cette livraison ne décrit aucun établissement lisible. Rien n’a été importé.',
    next: 'Vérifiez le fichier EtabEducNat de la livraison, puis recommencez.',
  },
  'aaf.school-not-yours': {
    status: 403,
    title: 'Livraison d’un autre établissement',
    sentence: (p: { readonly uai: string }) =>
      `Cette livraison concerne l’établissement ${p.uai}, que vous n’administrez pas. Rien n’a été importé.`,
    next: 'Choisissez la livraison de votre établissement, ou confiez-la à l’exploitant du portail.',
  },
  'aaf.already-running': {
    status: 409,
    title: 'Import déjà en cours',
    sentence: (p: { readonly uai: string }) =>
      `Une autre livraison de l’établissement ${p.uai} est en cours d’import. Celle-ci n’a rien changé.`,
    next: 'Attendez la fin de l’autre import, lisez son compte rendu, puis recommencez si c’est encore utile.',
  },
  'aaf.mass-departure': {
    status: 409,
    title: 'Départs trop nombreux',
    sentence: (p: { readonly departures: number; readonly openBefore: number }) =>
      `Cette livraison suspendrait ${counted(p.departures, 'compte')} sur ${counted(p.openBefore, 'compte ouvert', 'comptes ouverts')}. Rien n’a été importé, car une livraison tronquée aurait le même effet.`,
    next: (p: { readonly departures: number }) =>
      `Si ces départs sont réels, recommencez en indiquant ${String(p.departures)} dans «\u00a0Nombre de départs attendus\u00a0».`,
  },
  'account.unknown': {
    status: 404,
    title: 'Compte inconnu',
    sentence: 'Ce compte n’existe pas, ou n’est pas d’un établissement que vous administrez.',
    next: 'Revenez à l’annuaire et cherchez la personne par son nom.',
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
  'aaf.unknown-run': {
    status: 404,
    title: 'Compte rendu introuvable',
    sentence: 'Ce compte rendu n’existe pas, ou concerne un établissement que vous n’administrez pas.',
    next: 'Revenez à la liste des livraisons.',
  },
})
