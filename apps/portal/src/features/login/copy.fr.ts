export const loginCopy = {
  title: 'Connexion',
  lead: 'Un seul identifiant pour tous vos services.',
  login: 'Identifiant',
  loginHint: 'Par exemple prenom.nom',
  password: 'Mot de passe',
  warn: 'Me prévenir avant d’ouvrir chaque service',
  remember: 'Rester connecté sur cet appareil',
  rememberHint:
    'Jamais sur un ordinateur partagé\u00a0: quiconque l’ouvrirait serait connecté à votre place.',
  submit: 'Se connecter',
  merged: (login: string) =>
    `Votre ancien compte a été réuni à celui-ci. Votre identifiant de connexion est désormais «\u00a0${login}\u00a0».`,
  failed:
    'Identifiant ou mot de passe incorrect. Vérifiez les majuscules, puis recommencez. En cas d’oubli, adressez-vous à l’administrateur de votre établissement.',
  failedWait: (wait: string) =>
    `Identifiant ou mot de passe incorrect. Après plusieurs erreurs, le prochain essai est possible dans ${wait}. En cas d’oubli, adressez-vous à l’administrateur de votre établissement\u00a0: il peut vous donner un nouveau mot de passe aussitôt.`,
  frozenTitle: 'Les connexions sont suspendues',
  firstTime: 'Première connexion\u202f?',
  activate: 'Activer mon compte avec le code reçu',
  waitTitle: 'Patientez avant de recommencer',
  waitName: (wait: string) =>
    `Trop d’erreurs avec cet identifiant\u00a0: ce mot de passe n’a pas été vérifié. Recommencez dans ${wait}. En cas d’oubli, adressez-vous à l’administrateur de votre établissement\u00a0: il peut vous donner un nouveau mot de passe aussitôt.`,
  waitAddress: (wait: string) =>
    `Trop d’erreurs de connexion viennent de votre réseau\u00a0: ce mot de passe n’a pas été vérifié. Recommencez dans ${wait}, ou depuis un appareil d’où vous vous êtes déjà connecté. Si cela dure, prévenez l’administrateur de votre établissement.`,
  missingLogin: 'Saisissez votre identifiant.',
  missingPassword: 'Saisissez votre mot de passe.',
  renew: 'Saisissez de nouveau votre mot de passe pour ouvrir une nouvelle connexion.',
  renewForService: 'Ce service demande que vous saisissiez de nouveau votre mot de passe.',
  notRemembered: (hours: string) =>
    `« Rester connecté sur cet appareil » n’est pas proposé à votre profil : cette connexion durera au plus ${hours}.`,
  oldestClosed: (school: string) =>
    `${school} a atteint son nombre de connexions ouvertes\u00a0: votre connexion la plus ancienne, sur un autre appareil, a été fermée.`,
} as const
