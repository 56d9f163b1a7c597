/** French texts of the operators' sign-in. */
export const copy = {
  title: 'Connexion',
  lead: 'Console d’hébergement et client d’administration',
  login: 'Identifiant',
  password: 'Mot de passe',
  submit: 'Se connecter',
  wrong: 'Identifiant ou mot de passe incorrect.',
  missing: 'Saisissez votre identifiant et votre mot de passe.',
  signedOut: 'Vous êtes déconnecté.',
} as const
