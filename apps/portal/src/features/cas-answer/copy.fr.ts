import type { MissingReason, ReleaseSource, ReleaseTemplateName } from '../attribute-release/index.ts'
import type { EndPoint } from './end-points.ts'

export const answerCopy = {
  noSso: 'Ce service n’utilise pas la connexion de l’ENT',
  noSsoHelp:
    'Il ne reçoit donc aucune réponse CAS. Pour lui transmettre une identité, choisissez «\u00a0SSO CAS\u00a0» ou «\u00a0SSO Pronote avec CAS\u00a0» comme type de SSO.',
  noSsoNoRefusal: 'Le portail n’y connecte personne\u00a0: il n’a donc personne à y refuser.',
  general: 'Informations générales',
  lead: 'Ce que l’ENT répond au service quand celui-ci demande qui vient de se connecter. N’envoyez que ce dont le service a besoin.',
  settings: 'Ce que le service reçoit',
  current: (name: string) => `Réponse actuelle\u00a0: ${name}.`,
  own: 'réglage propre à ce service',
  template: 'Partir d’un modèle',
  templateHint: 'Le modèle remplit le formulaire\u202f; rien n’est enregistré avant votre accord.',
  take: 'Reprendre ce modèle',
  taken: (name: string) =>
    `Le modèle «\u00a0${name}\u00a0» est repris ci-dessous. Il n’est pas encore enregistré\u00a0: essayez-le avec une personne, puis enregistrez.`,
  principal: 'Identifiant principal',
  principalHint: 'La valeur par laquelle le service reconnaît la personne d’une fois sur l’autre.',
  principals: {
    entId: 'Identifiant ENT (Identifiant CAS), opaque et définitif',
    login: 'Identifiant de connexion',
  },
  attributes: 'Attributs envoyés',
  attributesHint:
    'En face de chaque donnée, le nom sous lequel le service la lit. Laissez vide ce qu’il ne doit pas recevoir.',
  writing: 'Écriture des valeurs',
  dateFormat: 'Dates',
  dateFormats: { fr: '07/03/2012', iso: '2012-03-07' },
  separator: 'Plusieurs valeurs',
  separators: {
    '': 'un attribut par valeur',
    ';': 'réunies par un point-virgule (;)',
    ',': 'réunies par une virgule (,)',
    '|': 'réunies par une barre (|)',
  },
  envelope: 'Emplacement des attributs',
  envelopes: {
    flat: 'directement dans la réponse (CAS 3)',
    nested: 'dans un bloc userAttributes',
  },
  everywhere: 'Envoyer aussi les attributs aux points d’accès CAS 2',
  everywhereHint:
    'Beaucoup de services interrogent /serviceValidate et y attendent les attributs, que la norme réserve à /p3/serviceValidate.',
  trial: 'Essai avec une personne',
  account: 'Identifiant de connexion ou identifiant ENT',
  accountHint: 'Par exemple prenom.nom. Rien n’est envoyé au service.',
  unknownAccount: (text: string) =>
    `Aucun compte de vos établissements n’a l’identifiant «\u00a0${text}\u00a0». Vérifiez-le dans l’annuaire.`,
  noAccount: 'Saisissez l’identifiant de la personne avec laquelle essayer.',
  point: 'Point d’accès interrogé',
  pointHint: 'Celui que le service appelle\u202f; CAS 2 en cas de doute.',
  try: 'Essayer sans enregistrer',
  save: 'Enregistrer',
  saved: 'La réponse du service est enregistrée\u202f; elle vaut dès la prochaine connexion.',
  notSent: 'Non envoyé',
  yes: 'Oui',
  no: 'Non',
} as const

export const previewCopy = {
  title: (name: string) => `Réponse pour ${name}`,
  unsaved: 'Essai d’un réglage qui n’est pas enregistré\u00a0: le service reçoit encore la réponse actuelle.',
  learns: 'Ce que le service apprend',
  datum: 'Attribut',
  value: 'Valeur',
  state: 'État',
  sent: 'Envoyé',
  missing: 'Absent',
  notCarried: 'Non transmis ici',
  principal: 'Identifiant principal (user)',
  notCarriedText: (path: string) =>
    `Le point d’accès ${path} ne transmet, pour ce service, que l’identifiant principal.`,
  incomplete: (count: number) =>
    count < 2
      ? 'Un attribut attendu manque pour cette personne.'
      : `${String(count)} attributs attendus manquent pour cette personne.`,
  complete: 'Tout ce que le service attend est dans la réponse.',
  barred: (why: string) => `Cette réponse est un essai\u00a0: en vrai, la personne n’entrerait pas. ${why}`,
  barredBy: {
    suspended: 'Son compte n’est pas actif.',
    'refused-by-name': 'Une décision de l’onglet «\u00a0Accès utilisateur\u00a0» le lui refuse.',
    'no-rule': 'Aucun droit d’accès n’est réglé pour ce service.',
    'no-matching-rule': 'Aucun droit d’accès du service ne correspond à ses profils.',
    disabled: 'Le service est désactivé.',
    draft: 'Le service est un brouillon\u00a0: seules les personnes nommées y entrent.',
    'not-yet-open': 'La période d’ouverture n’a pas commencé.',
    closed: 'La période d’ouverture est terminée.',
  },
  exact: 'Réponse exacte',
  exactHint: (path: string, type: string) => `Envoyée par ${path}, en ${type}, à l’octet près.`,
  exactSaml:
    'Les deux identifiants de message (ResponseID, AssertionID) sont tirés au sort à chaque réponse.',
} as const

export const sourceCopy: Readonly<Record<ReleaseSource, string>> = {
  pronoteId: 'Identifiant PRONOTE',
  lastName: 'Nom',
  firstName: 'Prénom',
  displayName: 'Prénom et nom',
  login: 'Identifiant de connexion',
  birthDate: 'Date de naissance',
  postcode: 'Code postal',
  email: 'Adresse électronique',
  categories: 'Catégories (National_1 à National_7)',
  profiles: 'Profils SDET',
  schools: 'Établissements (UAI)',
  classes: 'Classe de l’élève',
}

/** Why, and what to do about it. */
export const missingCopy: Readonly<Record<MissingReason, string>> = {
  'not-held':
    'L’annuaire n’a pas cette donnée pour cette personne. Complétez-la à la source (SIECLE, STS), puis réimportez la livraison AAF.',
  'other-school': 'Connu pour un autre établissement seulement, que ce service ne dessert pas.',
  'no-profile': 'La personne n’a aucun profil en cours dans l’établissement du service.',
  'no-category': 'Son profil n’a pas de catégorie nationale\u00a0: c’est le cas des maîtres de stage.',
  'not-a-pupil': 'Seuls les élèves ont une classe.',
  'not-reconciled':
    'Aucun identifiant PRONOTE n’est rattaché à ce compte. Importez les identifiants PRONOTE et validez le rapprochement.',
}

export const templateCopy: Readonly<Record<ReleaseTemplateName, string>> = {
  'pronote-identifier': 'PRONOTE, par l’identifiant PRONOTE',
  'pronote-identity': 'PRONOTE, par l’identité de la personne',
  sdet: 'Générique SDET',
  minimal: 'Minimale\u00a0: l’identifiant seul',
}

export const pointCopy: Readonly<Record<EndPoint['id'], string>> = {
  v2: 'CAS 2, XML (/serviceValidate)',
  v3: 'CAS 3, XML (/p3/serviceValidate)',
  'v2-json': 'CAS 2, JSON (/serviceValidate)',
  'v3-json': 'CAS 3, JSON (/p3/serviceValidate)',
  v1: 'CAS 1, texte (/validate)',
  saml: 'SAML 1.1 (/samlValidate)',
}

export const errorCopy = {
  choose: 'Choisissez une valeur de la liste.',
  'not-a-name': (name: string) =>
    `«\u00a0${name}\u00a0» ne peut pas nommer un attribut\u00a0: des lettres, chiffres, points, tirets, et pas de chiffre en tête.`,
  reserved: (name: string) => `«\u00a0${name}\u00a0» est un nom que le protocole CAS écrit lui-même.`,
  twice: (name: string) => `«\u00a0${name}\u00a0» nomme déjà une autre donnée.`,
} as const

export const incidentCopy = {
  title: 'Refus et réponses incomplètes',
  lead: 'Les vingt derniers, du plus récent au plus ancien.',
  leadOfPeople:
    'Ceux des personnes de vos établissements depuis trente jours, du plus récent au plus ancien (vingt au plus).',
  none: 'Aucun refus',
  noneHelp: 'Les connexions refusées et les réponses incomplètes de ce service apparaîtront ici.',
  when: 'Date',
  who: 'Personne',
  what: 'Ce qui s’est passé',
  stranger: 'Personne non connectée',
  hidden: 'Compte hors de vos établissements',
  undeclared: (address: string) =>
    `Adresse non reconnue\u00a0: ${address}. C’est ce service qui en était le plus proche\u00a0: comparez avec son URL.`,
  badlyWritten: (address: string) => `Adresse mal écrite\u00a0: ${address}.`,
  noSso: (address: string) => `Connexion demandée pour ${address}, mais ce service est déclaré sans SSO.`,
  ticket: {
    otherService: (given: string, address: string) =>
      `Ticket refusé\u00a0: demandé pour ${given}, il a été présenté pour ${address}. L’application doit donner la même adresse à la connexion et à la validation\u00a0: vérifiez son adresse publique.`,
    otherQuery: (address: string) =>
      `Ticket refusé\u00a0: demandé et présenté pour ${address}, mais avec d’autres paramètres après le point d’interrogation. L’application doit donner exactement la même adresse à la connexion et à la validation.`,
    late: 'Ticket refusé\u00a0: présenté trop tard. Le serveur de l’application répond lentement, ou garde le ticket avant de le faire valider.',
    renew:
      'Ticket refusé\u00a0: l’application exige un mot de passe tapé à l’instant (renew), sans l’avoir demandé à la connexion.',
  },
  missing: (names: string) => `Réponse envoyée sans ${names}.`,
  refused: {
    suspended: 'Entrée refusée\u00a0: le compte n’est pas actif.',
    'refused-by-name': 'Entrée refusée\u00a0: une décision porte sur cette personne.',
    'no-rule': 'Entrée refusée\u00a0: aucun droit d’accès n’est réglé pour ce service.',
    'no-matching-rule': 'Entrée refusée\u00a0: aucun droit d’accès ne correspond à ses profils.',
    disabled: 'Entrée refusée\u00a0: le service était désactivé.',
    draft: 'Entrée refusée\u00a0: le service était un brouillon.',
    'not-yet-open': 'Entrée refusée\u00a0: le service n’était pas encore ouvert.',
    closed: 'Entrée refusée\u00a0: le service était fermé.',
  },
  other: 'Entrée refusée.',
  proxy:
    'Le service a demandé à agir au nom de la personne (ticket de proxy)\u00a0: il n’y est pas autorisé, ou son adresse de retour n’a pas répondu.',
} as const
