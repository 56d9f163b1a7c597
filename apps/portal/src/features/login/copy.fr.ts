export const loginCopy = {
  title: 'Connexion',
  lead: 'Un seul identifiant pour tous vos services.',
  login: 'Identifiant',
  loginHint: 'Par exemple prenom.nom',
  password: 'Mot de passe',
  submit: 'Se connecter',
  failed:
    'Identifiant ou mot de passe incorrect. Vérifiez les majuscules, puis recommencez\u202f; après dix essais, le compte est fermé cinq minutes. En cas d’oubli, adressez-vous à l’administrateur de votre établissement.',
  missingLogin: 'Saisissez votre identifiant.',
  missingPassword: 'Saisissez votre mot de passe.',
  signedOut: 'Vous êtes déconnecté du portail.',
  renew: 'Ce service demande que vous saisissiez de nouveau votre mot de passe.',
} as const
