import type { PasswordFault } from './password-rules.ts'

export const accountCopy = {
  title: 'Mon compte',
  identity: 'Qui je suis',
  name: 'Nom',
  login: 'Identifiant de connexion',
  entId: 'Identifiant ENT',
  lastLogin: 'Connexion précédente',
  neverBefore: 'C’est votre première connexion.',
  passwordSet: 'Mot de passe choisi le',
  profiles: 'Mes établissements et profils',
  noProfile: 'Votre compte n’a de profil dans aucun établissement.',
  school: 'Établissement',
  profile: 'Profil',
  function: 'Fonction',
  children: 'Mes enfants',
  child: 'Élève',
  className: 'Classe',
  changePassword: 'Changer mon mot de passe',
  present: 'Mot de passe actuel',
  chosen: 'Nouveau mot de passe',
  repeated: 'Nouveau mot de passe, une seconde fois',
  submit: 'Changer le mot de passe',
  changed: 'Votre mot de passe est changé. Vos autres connexions ont été fermées.',
  mustChange:
    'Votre mot de passe vous a été donné par un administrateur. Choisissez le vôtre pour continuer\u00a0: personne d’autre ne doit le connaître.',
  rules:
    'Au moins 8 caractères de trois sortes (minuscules, majuscules, chiffres, signes), ou une phrase de plusieurs mots. Il ne contient pas votre nom. Vous pouvez le coller depuis un gestionnaire de mots de passe.',
  rulesPrivileged:
    'Votre compte administre le portail\u00a0: au moins 12 caractères de quatre sortes (minuscules, majuscules, chiffres, signes), ou 14 de trois sortes. Il ne contient pas votre nom.',
  missing: 'Saisissez votre mot de passe actuel.',
  missingNew: 'Choisissez un nouveau mot de passe.',
  wrong: 'Ce n’est pas votre mot de passe actuel.',
  different: 'Les deux saisies du nouveau mot de passe sont différentes.',
  same: 'Le nouveau mot de passe est le même que l’ancien. Choisissez-en un autre.',
} as const

export const passwordFaultCopy: Readonly<Record<PasswordFault, string>> = {
  'too-short': 'Ce mot de passe est trop court\u00a0: il faut au moins 8 caractères.',
  'too-long': 'Ce mot de passe est trop long. Deux cents caractères suffisent.',
  'too-simple':
    'Ce mot de passe est trop facile à deviner. Ajoutez des caractères, ou mélangez minuscules, majuscules, chiffres et signes.',
  'too-common': 'Ce mot de passe figure parmi les plus employés. Choisissez-en un autre.',
  'contains-name': 'Ce mot de passe contient votre nom ou votre identifiant. Choisissez-en un autre.',
}
