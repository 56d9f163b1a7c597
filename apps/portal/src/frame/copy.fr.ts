export const productName = 'Préau Portail'

export const frameCopy = {
  myspace: 'Mon espace',
  myAccount: 'Mon compte',
  administration: 'Administration',
  overview: 'Vue d’ensemble',
  accounts: 'Annuaire',
  deliveries: 'Importer une livraison AAF',
  services: 'Liste des services',
  groupings: 'Gestion des regroupements',
  identifiers: 'Importer les identifiants Pronote',
  rolePlatform: 'Exploitant du portail',
  roleSchool: 'Administrateur ENT',
  roleSupport: 'Assistance',
} as const
