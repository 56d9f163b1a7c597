/** French texts of the local access of a person, in the client. */
export const accessCopy = {
  title: 'Accès local',
  lead: (name: string): string =>
    `${name}\u00a0: identifiant et mot de passe de ce serveur, sans passer par l’ENT`,
  purpose:
    'À donner aux personnes qui n’ont pas de compte dans l’ENT, ou en secours quand l’ENT ne répond pas. Il sert au formulaire local des espaces.',
  address: 'Adresse du formulaire local',
  login: 'Identifiant',
  state: 'Mot de passe',
  none: 'Cette personne n’a pas d’accès local.',
  chosen: 'Choisi par la personne',
  oneTime: (moment: string): string => `Provisoire, à changer à la première connexion avant le ${moment}`,
  oneTimeEnded: 'Provisoire et expiré\u00a0: donnez-en un autre',
  loginHint: 'En minuscules, sans accent ni espace.',
  create: 'Créer l’accès',
  reset: 'Donner un nouveau mot de passe',
  resetQuestion: 'Remplacer le mot de passe\u202f?',
  resetDetail: 'L’ancien ne fonctionnera plus, et ses appareils connectés seront déconnectés.',
  remove: 'Supprimer l’accès',
  removeQuestion: 'Supprimer l’accès local\u202f?',
  removeDetail: 'La personne garde son entrée par l’ENT. Ses appareils connectés seront déconnectés.',
  removed: 'L’accès local est supprimé.',
  loginWrong:
    'Un identifiant a de 3 à 64 signes\u00a0: lettres sans accent, chiffres, points, tirets, en commençant par une lettre ou un chiffre.',
  taken: (login: string): string =>
    `L’identifiant «\u00a0${login}\u00a0» est déjà celui d’une autre personne. En voici un autre.`,
  wait: {
    title: 'Trop de mots de passe faux',
    until: (wait: string): string =>
      `Le formulaire local ne regarde plus les mots de passe de cette personne pendant encore ${wait}. Si c’est elle qui s’est trompée, débloquez-la\u202f; sinon, laissez le délai courir\u00a0: quelqu’un essaie peut-être de deviner.`,
    unlock: 'Débloquer maintenant',
    ended: 'Le délai est levé\u00a0: la personne peut réessayer tout de suite.',
  },
  given: {
    title: 'L’accès est prêt',
    note: 'Notez ou imprimez ce mot de passe maintenant\u00a0: il ne sera plus jamais affiché. La personne le changera à sa première connexion.',
    password: 'Mot de passe provisoire',
    until: 'À utiliser avant le',
    back: 'Revenir à la fiche',
  },
} as const
