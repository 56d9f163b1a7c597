export const guidedCopy = {
  title: 'Déclarer PRONOTE',
  lead: 'Trois réponses suffisent. Le reste se déduit, puis la liaison est essayée pour de vrai.',
  crumb: 'Liste des services',
  administration: 'Administration',
  url: 'Quelle est l’adresse de votre PRONOTE\u202f?',
  urlHint: 'Copiez-la depuis la barre d’adresse\u00a0: n’importe quelle page de PRONOTE convient.',
  profiles: 'Qui l’ouvrira depuis l’ENT\u202f?',
  profilesHint: 'Vous pourrez changer plus tard, et traiter des cas particuliers.',
  name: 'Sous quel nom apparaîtra-t-il\u202f?',
  nameHint: 'Le mot que vos utilisateurs liront sur leur page d’accueil.',
  defaultName: 'Vie scolaire',
  school: 'Pour quel établissement\u202f?',
  submit: 'Créer et essayer la liaison',
  byHand: 'Remplir le formulaire complet',
  badUrl: 'Saisissez l’adresse de PRONOTE, par exemple https://0350000k.exemple.fr/pronote/.',
  badName: 'Saisissez un nom, de cent vingt caractères au plus.',
  badProfiles: 'Cochez au moins un profil.',
  badSchool: 'Choisissez un de vos établissements.',
  exists: (title: string) =>
    `Cette adresse est déjà celle du service «\u00a0${title}\u00a0». Modifiez-le plutôt que d’en créer un second.`,
  created: (title: string, url: string) => `Le service «\u00a0${title}\u00a0» est créé, à l’adresse ${url}`,
} as const

export const schoolAccessCopy = {
  title: 'Accès aux services tiers',
  lead: 'Ouvrir ou fermer PRONOTE aux profils d’un établissement, sur une seule page.',
  administration: 'Administration',
  school: 'Établissement',
  choose: 'Afficher',
  pronote: 'Pronote',
  yes: 'Oui',
  no: 'Non',
  url: 'Adresse de PRONOTE',
  urlHint: 'N’importe quelle page de PRONOTE convient\u00a0: copiez la barre d’adresse.',
  urlShared: (url: string) => `Service commun à tout l’ENT, à l’adresse ${url}`,
  profiles: 'Profils qui y accèdent',
  save: 'Enregistrer',
  others:
    'Ce service a aussi des droits plus précis (matière, fonction, groupe, plusieurs établissements)\u00a0: cette page ne les change pas.',
  seeOthers: 'Voir tous ses droits',
  see: 'Essayer la liaison',
  badChoice: 'Choisissez Oui ou Non.',
  opened: 'PRONOTE est ouvert aux profils cochés.',
  closed: 'PRONOTE est fermé pour cet établissement.',
  changed:
    'Quelqu’un a changé ces accès pendant que vous les modifiiez\u00a0: rien n’est enregistré. Voici ce qui est enregistré\u202f; reprenez votre choix si vous le maintenez.',
  asked: (choice: string) => `Votre choix était\u00a0: ${choice}`,
  emptying: 'Plus personne n’aura accès',
  emptyingText: (people: string) =>
    `Ce choix ferme PRONOTE à tout le monde\u00a0: ${people} perdront l’accès.`,
  emptyingOne: 'Ce choix ferme PRONOTE à tout le monde\u00a0: une personne perdra l’accès.',
  confirm: 'Fermer quand même',
  back: 'Ne rien changer',
} as const

export const trialCopy = {
  title: (service: string) => `Essai de «\u00a0${service}\u00a0»`,
  short: 'Essai',
  address: 'Adresse et serveur',
  addressHint: (url: string) => `Appelée à l’instant depuis le portail\u00a0: ${url}`,
  check: 'Contrôle',
  result: 'Résultat',
  seen: 'Ce qui est constaté',
  states: { ok: 'Bon', warning: 'À revoir', failed: 'À corriger', unknown: 'Non vérifiable' },
  again: 'Essayer de nouveau',
  edit: 'Modifier le service',
  person: 'Une personne',
  personHint:
    'Choisissez un élève ou un parent\u00a0: le portail dit ce que son clic donnerait, sans se connecter à sa place.',
  login: 'Identifiant de connexion',
  loginHint: 'Par exemple prenom.nom\u202f; vous le trouvez dans l’annuaire.',
  tryPerson: 'Essayer avec cette personne',
  unknown: (login: string) =>
    `Aucun compte de vos établissements n’a l’identifiant «\u00a0${login}\u00a0». Vérifiez-le dans l’annuaire.`,
  noSso: 'Ce service n’utilise pas la connexion du portail\u00a0: il n’y a pas de liaison à essayer.',
} as const

/** What the checks say. */
export const checkCopy = {
  answers: 'L’adresse répond',
  answered: (status: number) => `Réponse reçue (HTTP ${status}).`,
  answersNext:
    'Vérifiez l’adresse avec la personne qui gère PRONOTE, et qu’elle s’ouvre hors de l’établissement.',
  certificate: 'Le certificat est valable',
  certificateGood: 'Connexion chiffrée, certificat vérifié.',
  certificateNext:
    'Faites renouveler le certificat\u00a0: les navigateurs refuseraient aussi d’ouvrir l’adresse.',
  noHttps: 'L’adresse commence par http://\u00a0: rien n’est chiffré.',
  noHttpsNext: 'Demandez une adresse en https://, puis remplacez-la dans le service.',
  notReached: 'L’adresse n’a pas répondu\u00a0: impossible de le savoir d’ici.',
  root: 'La racine est la bonne',
  rootGood: 'La page de la base s’ouvre à cette adresse.',
  asksFor: (url: string) => `Le serveur demande un ticket pour ${url}\u00a0: le portail le reconnaît.`,
  asksForOther: (url: string) =>
    `Le serveur demande un ticket pour ${url}, que l’adresse du service ne couvre pas.`,
  asksForNext:
    'Remplacez l’URL du service par le début de cette adresse, ou corrigez l’adresse publique de la base.',
  moved: (url: string) => `Le serveur renvoie à ${url}`,
  notFound: 'Le serveur répond que cette page n’existe pas.',
  rootNext: 'Corrigez la fin de l’adresse\u00a0: elle s’arrête à la racine de la base, souvent /pronote/.',
  error: (status: number) => `Le serveur répond par une erreur (HTTP ${status}).`,
  errorNext: 'Demandez au superviseur si la base est publiée.',
  delegation: 'La délégation pointe vers ce portail',
  delegated: 'Le serveur confie la connexion à ce portail.',
  delegatedElsewhere: (server: string) => `Le serveur confie la connexion à un autre ENT\u00a0: ${server}`,
  notDelegated: 'Le serveur affiche sa propre page\u00a0: la page commune ne délègue pas la connexion.',
  delegationNext: (casUrl: string) =>
    `Le superviseur ouvre «\u00a0Déléguer l’authentification\u00a0», choisit CAS et saisit\u00a0: ${casUrl}`,
  access: 'La personne a le droit d’entrer',
  allowed: (name: string) => `${name} entre.`,
  refused: (name: string) => `${name} n’entre pas.`,
  refusedNext:
    'Réglez les onglets «\u00a0Accès population\u00a0» et «\u00a0Accès utilisateur\u00a0», et la période d’ouverture.',
  identifier: 'Le ticket porterait son identifiant PRONOTE',
  carried: (name: string, value: string) => `${name} = ${value}`,
  missing: 'Cette personne n’a pas encore d’identifiant PRONOTE dans l’ENT.',
  missingNext:
    'Importez les identifiants PRONOTE\u202f; sinon, elle se fera reconnaître elle-même à sa première visite.',
  byIdentity:
    'Ce service reconnaît les personnes par d’autres données\u00a0: voyez l’onglet «\u00a0Réponse CAS\u00a0».',
} as const
