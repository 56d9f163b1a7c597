import type { AccountStatus } from './directory.ts'

export const directoryCopy = {
  administration: 'Administration',
  title: 'Annuaire',
  found: (accounts: string) => `${accounts} dans vos établissements, selon votre recherche.`,
  foundMany: (accounts: string) =>
    `${accounts} dans vos établissements\u00a0: précisez la recherche pour les parcourir tous.`,
  moreThan: (accounts: string) => `Plus de ${accounts}\u00a0comptes`,
  search: 'Chercher un compte',
  searchHint: 'Nom, prénom, identifiant de connexion ou identifiant ENT',
  profile: 'Profil',
  anyProfile: 'Tous les profils',
  status: 'État',
  anyStatus: 'Tous les états',
  school: 'Établissement',
  anySchool: 'Tous les établissements',
  name: 'Nom Prénom',
  login: 'Identifiant de connexion',
  entId: 'Identifiant ENT',
  classes: 'Classe',
  classOrGroup: 'Classe ou groupe',
  anyClass: 'Toutes les classes',
  neverCame: 'N’est jamais venu',
  empty: 'Aucun compte ne correspond.',
  emptyHelp:
    'Vérifiez l’orthographe ou élargissez la recherche, ou importez une livraison AAF si l’annuaire est vide.',
  add: 'Ajouter une personne',
  exportUsers: 'Exporter',
  importAaf: 'Importer une livraison AAF',
} as const

export const tabsCopy = {
  label: 'Vues du compte',
  sheet: 'Fiche',
  follow: 'Accès, connexions, historique',
} as const

export const statusCopy: Readonly<Record<AccountStatus, string>> = {
  to_activate: 'À activer',
  active: 'Actif',
  suspended: 'Suspendu',
  left: 'Parti',
}

export const sheetCopy = {
  access: 'Accès aux services',
  identity: 'Identité',
  birthName: 'Nom de naissance',
  birthDate: 'Date de naissance',
  email: 'Adresse électronique',
  company: 'Entreprise',
  city: 'Commune',
  lastLogin: 'Dernière connexion',
  never: 'Jamais',
  origin: 'Origine',
  origins: { aaf: 'Annuaire académique (AAF)', manual: 'Ajouté à la main' },
  roles: 'Droits d’administration',
  roleNames: { platform: 'Exploitant du portail', school: 'Administrateur ENT', support: 'Assistance' },
  profiles: 'Profils',
  function: 'Fonction',
  discipline: 'Discipline de poste',
  ended: 'Terminé',
  current: 'En cours',
  groups: 'Groupes',
  group: 'Groupe',
  classes: 'Classes et groupes',
  class: 'Classe ou groupe',
  role: 'Rôle',
  classRoles: { pupil: 'Élève', teacher: 'Enseignant', main_teacher: 'Professeur principal' },
  subject: 'Matière',
  children: 'Enfants',
  guardians: 'Responsables',
  link: 'Lien',
  legal: 'Responsabilité',
  legalLevels: ['Aucune', 'Responsable légal', 'En charge de l’élève'],
  pronote: 'Identifiants PRONOTE',
  category: 'Catégorie',
  pronoteId: 'Identifiant PRONOTE',
  none: 'Aucun.',
  factor: 'Second facteur',
  factorSince: (since: string) =>
    `Depuis le ${since}, cette personne donne un code de son téléphone en plus de son mot de passe.`,
  factorRemove: 'Retirer le second facteur',
  factorQuestion: 'Retirer le second facteur de ce compte\u202f?',
  factorDetail:
    'À faire quand la personne a perdu son téléphone et ses codes de secours, après vous être assuré que c’est bien elle. Ses connexions ouvertes sont fermées, et ce retrait est noté à votre nom dans le journal.',
  factorReset:
    'Le second facteur est retiré\u00a0: le mot de passe suffit jusqu’à ce que la personne en active un autre. Ses connexions ouvertes sont fermées.',
  password: 'Mot de passe provisoire',
  passwordLead:
    'Donnez-le à la personne de vive voix ou sous enveloppe. Elle devra en choisir un autre à sa première connexion.',
  newCode: 'Donner un code d’activation',
  newCodeQuestion: 'Remplacer le mot de passe de ce compte par un code\u202f?',
  newCodeDetail:
    'Une lettre à imprimer s’affiche une seule fois\u00a0: la personne y choisira elle-même son mot de passe. L’ancien ne sert plus et ses connexions ouvertes sont fermées.',
  passwordSubmit: 'Donner ce mot de passe',
  passwordMissing: 'Saisissez un mot de passe provisoire.',
  passwordContainsName:
    'Ce mot de passe contient le nom ou l’identifiant de la personne. Choisissez-en un autre.',
  passwordOfClosed:
    'Le mot de passe provisoire est en place, mais ce compte est suspendu\u00a0: la personne ne pourra se connecter qu’une fois revenue dans une livraison AAF.',
  passwordDone: 'Le mot de passe provisoire est en place. Les connexions ouvertes de ce compte sont fermées.',
} as const

export const newAccountCopy = {
  title: 'Ajouter une personne',
  lead: 'Les maîtres de stage et les inspecteurs ne sont pas dans les livraisons AAF\u00a0: ajoutez-les ici.',
  kind: 'Cette personne est',
  kinds: { Local_MDS: 'Maître de stage', National_ACA: 'Inspecteur pédagogique' },
  civility: 'Civilité',
  lastName: 'Nom',
  firstName: 'Prénom',
  email: 'Adresse électronique',
  company: 'Entreprise',
  companyHint: 'Pour un maître de stage.',
  submit: 'Ajouter',
  submitAlike: 'Ajouter quand même',
  alike: 'Cette personne a peut-être déjà un compte dans cet établissement',
  alikeOne: (name: string, login: string) => `${name} (${login})`,
  alikeAdvice:
    'Ouvrez ce compte pour le vérifier. S’il s’agit d’une autre personne du même nom, ajoutez-la quand même.',
  missingKind: 'Choisissez ce qu’est cette personne.',
  missingName: 'Saisissez le nom.',
  missingFirstName: 'Saisissez le prénom.',
  badEmail: 'Saisissez une adresse électronique complète, ou laissez le champ vide.',
  missingSchool: 'Choisissez l’établissement.',
  created: (login: string) =>
    `Le compte est créé. Son identifiant de connexion est ${login}\u202f; donnez-lui un mot de passe provisoire ci-dessous.`,
} as const
