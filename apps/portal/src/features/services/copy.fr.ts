import type { ServiceState } from './decide-access.ts'
import type { SsoType } from './service.ts'

export const servicesCopy = {
  administration: 'Administration',
  listTitle: 'Liste des services',
  listLead: 'Les services tiers que vos utilisateurs ouvrent depuis leur espace.',
  newService: 'Nouveau service',
  none: 'Aucun service n’est déclaré.',
  noneHelp: 'Déclarez le premier\u00a0: un code, un intitulé, l’adresse du service et son type de SSO.',
  edit: 'Modifier',
  remove: 'Supprimer',
  removeQuestion: 'Supprimer ce service\u202f?',
  removeDetail: 'Ses droits d’accès sont supprimés avec lui. Cette action est définitive.',
  created:
    'Le service est créé. Donnez maintenant l’accès à une population\u00a0: tant qu’aucun droit n’existe, personne ne le voit.',
  saved: 'Le service est enregistré.',
  removed: 'Le service est supprimé.',
  yes: 'Oui',
  no: 'Non',
  tabs: 'Rubriques du service',
  general: 'Informations générales',
  population: 'Accès population',
  users: 'Accès utilisateur',
  answer: 'Réponse CAS',
  logout: 'Déconnexion',
  save: 'Enregistrer',
  wholePortal: 'Tout l’ENT',
  readOnly:
    'Ce service appartient à un autre établissement ou à l’ensemble de l’ENT. Vous pouvez en régler l’accès pour vos établissements, pas le modifier.',
  readOnlyLocked:
    'Ce service est verrouillé par l’exploitant du portail\u00a0: lui seul le modifie et décide qui l’utilise.',
  refusals: 'Refus',
  trial: 'Essai',
  history: 'Historique',
  guided: 'Déclarer PRONOTE',
  duplicate: 'Dupliquer',
  disable: 'Désactiver',
  publish: 'Publier',
  lockedBadge: 'Verrouillé',
} as const

/** Labels of the form, also used by the list and by the comparison of two editions. */
export const fieldCopy = {
  code: 'Code',
  title: 'Intitulé',
  ssoType: 'Type de SSO',
  url: 'URL',
  otherUrls: 'Autres adresses',
  position: 'Ordre',
  xitiType: 'Type Xiti',
  groupingId: 'Regroupement',
  description: 'Description',
  icon: 'Icône',
  inBar: 'Service affiché dans la barre des services',
  anonymous: 'Service anonyme',
  ownerId: 'Établissement propriétaire',
  internal: 'Interne',
  anonymousShort: 'Anonyme',
  ssoShort: 'Type SSO',
  actions: 'Actions',
  state: 'État',
  locked: 'Verrouillé par l’exploitant',
  opensOn: 'Ouvert à partir du',
  closesOn: 'Ouvert jusqu’au',
  closedMessage: 'Phrase affichée hors de cette période',
} as const

export const hintCopy = {
  code: 'Lettres majuscules, chiffres, tiret\u202f; par exemple PRONOTECAS. Il ne change plus ensuite.',
  url: 'L’adresse complète qui s’ouvre quand on clique, par exemple https://0350000k.exemple.fr/pronote/. Le serveur CAS reconnaît cette adresse et celles qui la prolongent\u202f; si elle porte des paramètres, ils doivent y être.',
  otherUrls:
    'Une par ligne, si le même service répond aussi ailleurs\u00a0: ancien serveur, site mobile… L’exploitant peut y mettre un joker à la place d’un nom entier\u00a0: https://*.exemple.fr/pronote/, ou {uai} pour un UAI\u00a0: https://hote.exemple.fr/{uai}/pronote/.',
  position: 'Un nombre, par exemple 9 ou 9,5\u00a0: les plus petits viennent d’abord.',
  xitiType: 'Rubrique nationale des statistiques de fréquentation.',
  anonymous: 'Visible sans connexion, et ouvert sans transmettre l’identité de la personne.',
  icon: 'Dessin montré dans la barre des services. Une fois le service créé, l’onglet «\u00a0Icône\u00a0» permet d’envoyer une image à vous (PNG ou SVG).',
  locked: 'L’établissement ne peut plus modifier ce service ni décider qui l’utilise.',
  opensOn: 'Laissez vide pour un service ouvert toute l’année.',
  closesOn: 'Ce jour est compris.',
  closedMessage:
    'Par exemple\u00a0: Le service rouvrira à la rentrée. Sans phrase, les dates sont annoncées.',
} as const

export const errorCopy = {
  code: 'Saisissez un code de 2 à 40 lettres majuscules, chiffres, tirets.',
  codeTaken: 'Ce code est déjà celui d’un autre service. Choisissez-en un autre.',
  title: 'Saisissez l’intitulé du service.',
  ssoType: 'Choisissez le type de SSO.',
  url: 'Saisissez une adresse complète, qui commence par https:// ou http://, sans nom d’utilisateur ni #.',
  position: 'L’ordre est un nombre entre 0 et 9999, avec une décimale au plus.',
  xitiType: 'Choisissez un type Xiti dans la liste.',
  groupingId: 'Choisissez un regroupement.',
  description: 'La description est trop longue\u00a0: mille caractères au plus.',
  icon: 'Choisissez une icône dans la liste.',
  ownerId: 'Choisissez un de vos établissements.',
  state: 'Choisissez l’état du service.',
  day: 'Saisissez une date, par exemple 01/09/2026.',
  period: 'La date de fermeture vient avant la date d’ouverture.',
  closedMessage: 'La phrase est trop longue\u00a0: trois cents caractères au plus.',
  anonymousSso:
    'Un service anonyme n’identifie personne\u00a0: choisissez «\u00a0Pas de SSO ou SSO Standard\u00a0», ou décochez «\u00a0Service anonyme\u00a0».',
} as const

export const ssoTypeCopy: Readonly<Record<SsoType, string>> = {
  none: 'Pas de SSO ou SSO Standard',
  cas: 'SSO CAS',
  'pronote-cas': 'SSO Pronote avec CAS',
}

export const stateCopy: Readonly<Record<ServiceState, string>> = {
  published: 'Publié',
  draft: 'Brouillon',
  disabled: 'Désactivé',
}

export const stateHintCopy: Readonly<Record<ServiceState, string>> = {
  published: 'Ceux qui y ont droit le voient et l’ouvrent.',
  draft: 'Seules les personnes nommées dans «\u00a0Accès utilisateur\u00a0» l’ouvrent, pour l’essayer.',
  disabled: 'Personne ne l’ouvre\u202f; ses droits d’accès sont gardés.',
}

export const listCopy = {
  search: 'Code, intitulé ou adresse',
  toolbar: 'Recherche et filtres',
  allStates: 'Tous les états',
  allGroupings: 'Tous',
  allSso: 'Tous les types',
  count: (count: string) => `${count}.`,
  nothing: 'Aucun service ne correspond.',
  nothingHelp: 'Modifiez la recherche ou les filtres.',
  reset: 'Tout afficher',
  outsidePeriod: 'Hors période',
  stateDone: (title: string, state: string) =>
    `Le service «\u00a0${title}\u00a0» est maintenant\u00a0: ${state}.`,
  disableQuestion: 'Désactiver ce service\u202f?',
  disableDetail:
    'Plus personne ne pourra l’ouvrir. Ses droits d’accès sont gardés\u00a0: vous pourrez le publier de nouveau.',
  overtaken: 'Quelqu’un vient de modifier ce service\u00a0: relisez-le avant de changer son état.',
} as const

export const duplicateCopy = {
  note: (title: string) =>
    `Copie de «\u00a0${title}\u00a0»\u00a0: donnez-lui un autre code. Elle est un brouillon tant que vous ne la publiez pas.`,
  withAccess: 'Reprendre aussi les droits d’accès par population',
} as const

export const historyCopy = {
  lead: 'Qui a changé quoi, du plus récent au plus ancien.',
  empty: 'Aucun changement n’est encore enregistré.',
  when: 'Quand',
  who: 'Qui',
  what: 'Ce qui a changé',
  arrow: (label: string, from: string, to: string) =>
    `${label}\u00a0: ${from === '' ? 'vide' : `«\u00a0${from}\u00a0»`} devient ${to === '' ? 'vide' : `«\u00a0${to}\u00a0»`}`,
  kinds: {
    created: 'Service créé.',
    same: 'Service enregistré sans changement.',
    'release-set': 'Réponse CAS modifiée.',
    'picture-set': 'Image du service modifiée.',
    'picture-removed': 'Image du service retirée.',
  },
  ruleAdded: (rule: string) => `Accès donné\u00a0: ${rule}.`,
  ruleRemoved: (rule: string) => `Accès retiré\u00a0: ${rule}.`,
  granted: (name: string) => `${name}\u00a0: accès donné nommément.`,
  refused: (name: string) => `${name}\u00a0: accès refusé nommément.`,
  forgotten: (name: string) => `${name}\u00a0: décision supprimée.`,
  goneAccount: 'Une personne dont le compte n’existe plus',
} as const

export const openingCopy = {
  legend: 'Ouverture',
} as const

export const closureCopy = {
  opens: (day: string) => `Ce service ouvrira le ${day}.`,
  closed: (day: string) => `Ce service est fermé depuis le ${day} au soir.`,
} as const

export const conflictCopy = {
  title: 'Ce service a été modifié entre-temps',
  sentence: (who: string, when: string) =>
    `${who} a enregistré ce service le ${when}, pendant que vous le modifiiez. Rien de votre saisie n’est enregistré. Comparez, puis enregistrez de nouveau pour garder la vôtre.`,
  somebody: 'Une autre personne',
  field: 'Champ',
  theirs: 'Valeur enregistrée',
  yours: 'Votre saisie',
} as const

export const populationCopy = {
  addTitle: 'Donner l’accès à une population',
  role: 'Rôle',
  roleAccess: 'Accès au service',
  target: 'Cible',
  targets: {
    site: 'Établissement(s) du site courant',
    schools: 'Liste personnalisée d’établissements',
    groups: 'Liste de groupes',
    all: 'Tout l’ENT',
  },
  schools: 'Établissements',
  schoolsHint: 'Pour une liste personnalisée.',
  groups: 'Groupes',
  groupsHint: 'Pour une liste de groupes\u00a0: ceux du profil coché qui en sont membres.',
  groupNames: (names: string, count: number) => `${count < 2 ? 'groupe' : 'groupes'} ${names}`,
  goneGroup: 'supprimé',
  missingGroups: 'Cochez au moins un groupe.',
  profiles: 'Profils',
  subject: 'Matière enseignée',
  function: 'Fonction',
  discipline: 'Discipline de poste',
  any: 'Toutes',
  add: 'Donner l’accès',
  recap: 'Récapitulatif des droits d’accès',
  empty: 'Personne n’a accès à ce service par sa population.',
  added: (count: number) => (count < 2 ? 'L’accès est donné.' : `${count} accès sont donnés.`),
  already: 'Cet accès existait déjà.',
  removed: 'L’accès est retiré.',
  removeQuestion: 'Retirer cet accès\u202f?',
  missingProfile: 'Cochez au moins un profil.',
  missingTarget: 'Choisissez la cible.',
  missingSchools: 'Cochez au moins un établissement.',
  filters: 'Filtres facultatifs',
} as const

export const userAccessCopy = {
  addTitle: 'Décider pour une personne',
  login: 'Identifiant de connexion',
  loginHint: 'Par exemple prenom.nom\u202f; vous le trouvez dans l’annuaire.',
  effect: 'Décision',
  grant: 'Accès donné',
  refuse: 'Accès refusé',
  refuseHint: 'La personne n’entre pas, même si sa population a accès.',
  grantHint: 'La personne entre, même si sa population n’a pas accès.',
  add: 'Enregistrer la décision',
  recap: 'Décisions par personne',
  empty: 'Aucune décision ne porte sur une personne en particulier.',
  person: 'Personne',
  unknown: (login: string) =>
    `Aucun compte de vos établissements n’a l’identifiant «\u00a0${login}\u00a0». Vérifiez-le dans l’annuaire.`,
  missing: 'Saisissez l’identifiant de connexion de la personne.',
  missingEffect: 'Choisissez la décision.',
  done: 'La décision est enregistrée.',
  removed: 'La décision est supprimée.',
} as const

export const decisionCopy = {
  population: (rule: string) => `Droit de population\u00a0: ${rule}.`,
  allowed: {
    anonymous: 'Service anonyme\u00a0: ouvert à tous, sans connexion.',
    named: 'Accès donné nommément, dans «\u00a0Accès utilisateur\u00a0».',
  },
  opens: (day: string) => `La personne y a droit, mais le service n’ouvre que le ${day}.`,
  closed: (day: string) => `La personne y a droit, mais le service est fermé depuis le ${day} au soir.`,
  refused: {
    suspended: 'Le compte n’est pas actif.',
    'refused-by-name': 'Accès refusé nommément, dans «\u00a0Accès utilisateur\u00a0».',
    'no-rule': 'Le service n’a aucun droit d’accès.',
    'no-matching-rule': 'Aucun droit du service ne correspond aux profils de la personne.',
    disabled: 'Le service est désactivé.',
    draft: 'Le service est un brouillon\u00a0: seules les personnes nommées l’ouvrent.',
    'not-yet-open': 'Le service n’est pas encore ouvert.',
    closed: 'Le service est fermé.',
  },
} as const

export const entitledCopy = {
  tab: 'Qui a accès',
  lead: 'Les personnes de vos établissements qui ont le droit d’ouvrir ce service, et le droit qui le leur donne.',
  search: 'Nom, ou identifiant de connexion',
  count: (people: string) => `${people} en tout.`,
  person: 'Personne',
  login: 'Identifiant',
  because: 'Ce qui lui donne accès',
  none: 'Personne',
  noneHelp: 'Personne de vos établissements n’a le droit d’ouvrir ce service.',
  notFound: 'Aucune personne de ce nom n’y a accès.',
  notFoundHelp:
    'Ouvrez sa fiche dans l’annuaire, puis «\u00a0Accès aux services\u00a0»\u00a0: la raison y est dite.',
  see: 'Voir ses accès',
  anonymous: 'Service anonyme\u00a0: il s’ouvre sans connexion, à tout le monde.',
  closures: {
    disabled:
      'Le service est désactivé\u00a0: personne ne l’ouvre en ce moment, même ceux qui en ont le droit.',
    draft:
      'Le service est un brouillon\u00a0: seules les personnes nommées dans «\u00a0Accès utilisateur\u00a0» l’ouvrent.',
    'not-yet-open': 'La période d’ouverture n’a pas commencé\u00a0: personne ne l’ouvre encore.',
    closed: 'La période d’ouverture est terminée\u00a0: personne ne l’ouvre plus.',
  },
} as const

export const personAccessCopy = {
  title: (name: string) => `Accès de ${name}`,
  lead: 'Pour chaque service, si cette personne l’ouvre aujourd’hui, et ce qui le décide.',
  directory: 'Annuaire',
  service: 'Service',
  access: 'Accès',
  because: 'Ce qui décide',
  yes: 'Oui',
  no: 'Non',
  none: 'Aucun service n’est déclaré.',
} as const

export const emptyingCopy = {
  title: 'Plus personne n’aura accès',
  causes: {
    right: {
      text: (people: string, title: string) =>
        `Sans ce droit, «\u00a0${title}\u00a0» ne sera plus ouvert à personne\u00a0: ${people} le perdront.`,
      one: (title: string) =>
        `Sans ce droit, «\u00a0${title}\u00a0» ne sera plus ouvert à personne\u00a0: une personne le perdra.`,
      confirm: 'Retirer l’accès quand même',
    },
    disabling: {
      text: (people: string, title: string) =>
        `Désactivé, «\u00a0${title}\u00a0» ne sera plus ouvert à personne\u00a0: ${people} le perdront. Les droits sont gardés.`,
      one: (title: string) =>
        `Désactivé, «\u00a0${title}\u00a0» ne sera plus ouvert à personne\u00a0: une personne le perdra. Les droits sont gardés.`,
      confirm: 'Désactiver quand même',
    },
    draft: {
      text: (people: string, title: string) =>
        `Remis en brouillon, « ${title} » ne sera ouvert qu’aux personnes désignées par leur nom : ${people} peuvent l’ouvrir aujourd’hui. Les droits sont gardés.`,
      one: (title: string) =>
        `Remis en brouillon, « ${title} » ne sera ouvert qu’aux personnes désignées par leur nom : une personne peut l’ouvrir aujourd’hui. Les droits sont gardés.`,
      confirm: 'Enregistrer quand même',
    },
    period: {
      text: (people: string, title: string) =>
        `D’après cette période d’ouverture, « ${title} » n’est pas ouvert aujourd’hui : ${people} le perdront. Les droits sont gardés.`,
      one: (title: string) =>
        `D’après cette période d’ouverture, « ${title} » n’est pas ouvert aujourd’hui : une personne le perdra. Les droits sont gardés.`,
      confirm: 'Enregistrer quand même',
    },
    removal: {
      text: (people: string, title: string) =>
        `Supprimé, « ${title} » ne sera plus ouvert à personne : ${people} le perdront. Ses droits et ses réglages sont perdus eux aussi.`,
      one: (title: string) =>
        `Supprimé, « ${title} » ne sera plus ouvert à personne : une personne le perdra. Ses droits et ses réglages sont perdus eux aussi.`,
      confirm: 'Supprimer quand même',
    },
    refusal: {
      text: (people: string, title: string) =>
        `Après ce refus, «\u00a0${title}\u00a0» ne sera plus ouvert à personne\u00a0: ${people} le perdront.`,
      one: (title: string) =>
        `Cette personne est la dernière à ouvrir «\u00a0${title}\u00a0»\u00a0: après ce refus, une personne le perdra et il ne sera plus ouvert à personne.`,
      confirm: 'Refuser l’accès quand même',
    },
  },
  back: 'Ne rien changer',
} as const

export const groupingCopy = {
  title: 'Gestion des regroupements',
  lead: 'Les titres sous lesquels la barre des services range les services.',
  name: 'Nom',
  position: 'Ordre',
  services: 'Services',
  addTitle: 'Nouveau regroupement',
  add: 'Ajouter',
  save: 'Enregistrer',
  missing: 'Saisissez le nom du regroupement.',
  taken: 'Un regroupement porte déjà ce nom.',
  inUse: 'Ce regroupement contient encore des services. Déplacez-les d’abord vers un autre.',
  done: 'Le regroupement est enregistré.',
  removed: 'Le regroupement est supprimé.',
  conflictTitle: 'Ce regroupement a été modifié entre-temps',
  conflict:
    'Quelqu’un a enregistré ce regroupement pendant que vous le modifiiez. Rien de votre saisie n’est enregistré. Comparez, puis enregistrez de nouveau pour garder la vôtre.',
  again: 'Votre saisie',
} as const
