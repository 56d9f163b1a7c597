export const productName = 'Préau Portail'

export const frameCopy = {
  myspace: 'Mon espace',
  myAccount: 'Mon compte',
  administration: 'Administration',
  directory: 'Annuaire',
  thirdPartyServices: 'Services tiers',
  overview: 'Vue d’ensemble',
  accounts: 'Comptes',
  life: 'Vie des comptes',
  pupils: 'Mes élèves',
  groups: 'Groupes',
  roles: 'Droits d’administration',
  deliveries: 'Importer une livraison AAF',
  identifiers: 'Importer les identifiants PRONOTE',
  exchanges: 'Échanges avec la scolarité',
  services: 'Liste des services',
  groupings: 'Gestion des regroupements',
  retention: 'Durées de conservation',
  sessionLife: 'Durée des sessions',
  crisis: 'Situation de crise',
  messages: 'Messages de la page d’accueil',
  followUp: 'Suivi',
  indicators: 'Indicateurs',
  quotas: 'Quotas',
  traces: 'Traces',
  schoolAccess: 'Accès aux services tiers',
  rolePlatform: 'Exploitant du portail',
  roleSchool: 'Administrateur ENT',
  roleSupport: 'Assistance',
  onlyLooks:
    'Vous consultez au titre de l’assistance\u00a0: les formulaires sont affichés, et aucune modification n’est possible.',
} as const

export const idleCopy = {
  overText:
    'Votre connexion avait atteint sa durée maximale : le portail demande alors de saisir de nouveau le mot de passe, même à qui n’a pas cessé de s’en servir. Reconnectez-vous : vous retrouverez la page où vous étiez.',
  ended: 'Votre connexion s’est fermée',
  endedText:
    'Vous n’avez rien fait depuis un moment\u00a0: le portail s’est fermé de lui-même, pour que personne ne prenne votre place. Reconnectez-vous\u00a0: vous retrouverez la page où vous étiez.',
  signIn: 'Se reconnecter',
} as const

export const errorCopy = {
  reference: 'Référence à communiquer\u00a0:',
  backHome: 'Revenir à mon espace',
} as const
