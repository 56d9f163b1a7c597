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
    'Choisissez un nouveau mot de passe pour continuer\u00a0: personne d’autre ne doit le connaître, pas même un administrateur.',
  logins: 'Mes connexions',
  data: 'Mes données',
  secondFactor: 'Second facteur',
  factorOn: 'Activé',
  factorOff: 'Non activé',
  rules:
    'Au moins 8 caractères de trois sortes (minuscules, majuscules, chiffres, signes), ou une phrase de plusieurs mots. Il ne contient pas votre nom. Vous pouvez le coller depuis un gestionnaire de mots de passe.',
  rulesPrivileged:
    'Votre compte administre le portail\u00a0: au moins 12 caractères de quatre sortes (minuscules, majuscules, chiffres, signes), ou 14 de trois sortes. Il ne contient pas votre nom.',
  missing: 'Saisissez votre mot de passe actuel.',
  missingNew: 'Choisissez un nouveau mot de passe.',
  wrong: 'Ce n’est pas votre mot de passe actuel.',
  wait: (wait: string) =>
    `Trop d’erreurs\u00a0: ce mot de passe n’a pas été vérifié. Recommencez dans ${wait}. En cas d’oubli, adressez-vous à l’administrateur de votre établissement.`,
  different: 'Les deux saisies du nouveau mot de passe sont différentes.',
  same: 'Le nouveau mot de passe est le même que l’ancien. Choisissez-en un autre.',
} as const

export const meterCopy = {
  label: 'Solidité du mot de passe',
  said: {
    short: 'Trop court, ou trop peu de caractères différents.',
    weak: 'Encore trop facile à deviner\u00a0: ajoutez des caractères ou un mot.',
    enough: 'Assez solide.',
    strong: 'Très solide.',
  },
} as const

export const loginsCopy = {
  title: 'Mes connexions',
  lead: 'Les appareils où votre compte est ouvert, et les dernières fois que l’on s’y est connecté.',
  open: 'Connexions ouvertes',
  openLead: 'Fermez celles que vous n’utilisez plus, par exemple sur un ordinateur partagé.',
  device: 'Appareil',
  unknownDevice: 'Appareil inconnu',
  here: 'cet appareil',
  address: 'Adresse du réseau',
  since: 'Ouverte le',
  lastSeen: 'Dernière activité',
  action: 'Action',
  everywhere: 'Se déconnecter partout',
  everywhereLead:
    'Ferme votre compte sur tous les appareils, celui-ci compris, et dans les services ouverts depuis le portail.',
  everywhereQuestion: 'Se déconnecter de tous les appareils\u202f?',
  everywhereDetail: 'Votre mot de passe ne change pas.',
  close: 'Fermer',
  closeQuestion: 'Fermer cette connexion\u202f?',
  closed: 'La connexion est fermée\u00a0: cet appareil devra redonner votre mot de passe.',
  last: 'Dernières connexions',
  lastLead: 'Réussies ou refusées, les vingt plus récentes. Une erreur de frappe y figure aussi.',
  noLogin: 'Aucune connexion n’est enregistrée.',
  when: 'Date',
  outcome: 'Résultat',
  outcomes: {
    opened: 'Réussie',
    refused: 'Mot de passe refusé',
    'code-refused': 'Code refusé',
  },
  notMe: 'Ce n’était pas moi',
  notMeLead:
    'Une connexion réussie ne vous dit rien\u202f? Quelqu’un connaît peut-être votre mot de passe. Ce bouton déconnecte tous les autres appareils, puis vous fait choisir un nouveau mot de passe.',
  notMeQuestion: 'Déconnecter tous les autres appareils\u202f?',
  notMeDetail:
    'Vous restez connecté ici, et vous choisissez aussitôt un nouveau mot de passe. L’événement est noté dans le journal de l’établissement.',
  notMeConfirm: 'Déconnecter et continuer',
  disowned:
    'Tous les autres appareils sont déconnectés. Choisissez maintenant un mot de passe que vous n’employez nulle part ailleurs.',
} as const

export const passwordFaultCopy: Readonly<Record<PasswordFault, string>> = {
  'too-short': 'Ce mot de passe est trop court\u00a0: il faut au moins 8 caractères.',
  'too-long': 'Ce mot de passe est trop long. Deux cents caractères suffisent.',
  'too-simple':
    'Ce mot de passe est trop facile à deviner. Ajoutez des caractères, ou mélangez minuscules, majuscules, chiffres et signes.',
  'too-common':
    'Ce mot de passe, ou sa base, figure parmi ceux que tout le monde essaie d’abord. Choisissez-en un autre.',
  'contains-name': 'Ce mot de passe contient votre nom ou votre identifiant. Choisissez-en un autre.',
}
