import type { MetadataFailureCode, TokenFailureCode } from '@preau/ws-federation'

/** Why an answer is refused: by the token, by its context, or because the password was not asked. */
export type RefusedCode = TokenFailureCode | 'CONTEXT' | 'NOT_FRESH'

/** French texts of *Définir une délégation Ws-Federation*. */
export const copy = {
  title: 'Délégation Ws-Federation',
  lead: 'Pour un ENT ou une collectivité qui emploie AD FS, ou un autre service Ws-Federation, au lieu du CAS.',
  back: 'Revenir à la délégation',
  enable: 'Définir une délégation Ws-Federation',
  enableHint:
    'Choisissez ensuite Ws-Federation pour les espaces concernés, dans le tableau de «\u00a0Déléguer l’authentification\u00a0».',
  service: 'Service Ws-Federation',
  source: 'Métadonnées du service',
  sources: { url: 'À une adresse', text: 'Dans un fichier' },
  sourceHints: {
    url: 'Relues toutes les six heures\u00a0: un changement de certificat est suivi sans intervention. À préférer.',
    text: 'À coller de nouveau à chaque changement de certificat, une fois par an le plus souvent.',
  },
  address: 'Adresse des métadonnées',
  addressHint:
    'Donnée par l’ENT\u00a0: par exemple https://adfs.mon-ent.fr/FederationMetadata/2007-06/FederationMetadata.xml',
  addressMissing: 'Saisissez l’adresse des métadonnées, ou collez leur contenu.',
  addressWrong:
    'Cette adresse n’en est pas une. Elle ressemble à https://adfs.mon-ent.fr/FederationMetadata.xml',
  addressHttps: 'L’adresse des métadonnées commence par https://, car elles disent à qui se fier.',
  pasted: 'Contenu du fichier FederationMetadata.xml',
  pastedHint: 'Ouvrez le fichier, copiez tout son contenu et collez-le ici.',
  pastedMissing: 'Collez le contenu du fichier FederationMetadata.xml.',
  metadataFaults: {
    NOT_METADATA: 'Ce ne sont pas des métadonnées de fédération\u00a0: vérifiez l’adresse ou le fichier.',
    NO_SERVICE:
      'Ces métadonnées ne décrivent aucun service d’émission de jetons (Ws-Federation). Demandez à l’ENT celles de son serveur AD FS ou équivalent, et non celles d’une application ou de SAML seul.',
    NO_ENDPOINT: 'Ces métadonnées ne disent pas où se connecter (PassiveRequestorEndpoint).',
    INSECURE_ENDPOINT:
      'L’adresse de connexion du service n’est pas en https\u00a0: elle ne peut pas être employée.',
    NO_CERTIFICATE: 'Ces métadonnées ne contiennent aucun certificat de signature.',
    BAD_CERTIFICATE: 'Un certificat de signature de ces métadonnées est illisible.',
    WEAK_KEY:
      'Une clé de signature de ces métadonnées est trop faible\u00a0: il faut au moins 2\u202f048 bits.',
    BAD_SIGNATURE:
      'La signature de ces métadonnées ne correspond pas à leur contenu\u00a0: elles ont été modifiées.',
    EXPIRED: 'Ces métadonnées sont périmées, d’après leur propre date de fin.',
  } satisfies Record<MetadataFailureCode, string>,
  findings: {
    CONTEXT: () =>
      'La réponse ne correspond à aucune connexion commencée ici par ce navigateur depuis une heure, ou elle a déjà servi.',
    NOT_FRESH: () => 'Le service n’a pas redemandé le mot de passe, comme cette base le lui demande.',
    NOT_A_RESPONSE: () => 'Ce qui est venu n’est pas une réponse Ws-Federation.',
    FAULT: (words) => `Le service a répondu par une erreur\u00a0: ${words || 'sans explication'}.`,
    NO_TOKEN: () => 'La réponse ne contient pas de jeton SAML 1.1 ou 2.0 à sa place.',
    SEVERAL_TOKENS: () => 'La réponse contient plusieurs jetons\u00a0: aucun n’est lu.',
    ENCRYPTED: () =>
      'Le jeton est chiffré. Désactivez le chiffrement des jetons pour cette partie de confiance\u00a0: ils voyagent déjà en https.',
    UNSIGNED: () => 'Le jeton n’est pas signé.',
    SIGNATURE_SHAPE: () => 'La signature n’est pas celle du jeton, ou elle est mal construite.',
    DUPLICATE_ID: () => 'Deux éléments de la réponse ont le même identifiant.',
    ALGORITHM: () =>
      'Le jeton est signé avec un algorithme refusé. Demandez au service de signer en RSA SHA-256\u202f; à défaut, acceptez SHA-1 dans la console.',
    UNKNOWN_KEY: () =>
      'Le jeton est signé avec un certificat qui n’est pas dans les métadonnées du service. Relisez-les dans la console.',
    BAD_SIGNATURE: () => 'La signature ne correspond pas au jeton\u00a0: il a été modifié.',
    ISSUER: (issuer) =>
      `Le jeton vient de «\u00a0${issuer}\u00a0», qui n’est pas l’émetteur des métadonnées.`,
    AUDIENCE: (audiences) =>
      `Le jeton est destiné à «\u00a0${audiences || 'personne'}\u00a0»\u00a0: l’identifiant de la partie de confiance déclarée dans le service n’est pas celui de cette base.`,
    CONDITIONS: () => 'Les conditions du jeton sont absentes, illisibles ou inconnues.',
    NOT_YET: (at) =>
      `Le jeton ne vaut qu’à partir de ${at} (heure universelle)\u00a0: comparez les horloges des deux serveurs.`,
    EXPIRED: (at) =>
      `Le jeton ne valait que jusqu’à ${at} (heure universelle)\u00a0: comparez les horloges des deux serveurs.`,
    CONFIRMATION: () => 'Le jeton n’est pas fait pour être porté par un navigateur jusqu’à cette adresse.',
    SUBJECT: () => 'Le jeton nomme plusieurs personnes, ou aucune.',
    REPLAYED: () => 'Ce jeton a déjà servi.',
  } satisfies Record<RefusedCode, (found: string) => string>,
  otherIssuer: (found: string): string =>
    `Les métadonnées nomment maintenant un autre émetteur, «\u00a0${found}\u00a0». Rien n’a été changé\u00a0: vérifiez auprès de l’ENT, puis enregistrez de nouveau la délégation.`,
  settingFacts: {
    named: (label: string) => `Ws-Federation, ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    enabled: 'Délégation Ws-Federation définie',
    metadata: 'Ws-Federation, métadonnées du service',
    pasted: 'contenu collé',
    issuer: 'Ws-Federation, émetteur',
    keys: 'Ws-Federation, empreintes des certificats',
    askPassword: 'Ws-Federation, mot de passe demandé à chaque entrée',
    allowSha1: 'Ws-Federation, signatures SHA-1 acceptées',
    common: 'Ws-Federation, identifiant commun au service et à la base',
  },
  known: 'Ce que disent les métadonnées',
  facts: {
    issuer: 'Émetteur',
    endpoint: 'Adresse de connexion',
    signed: 'Signature du document',
    readAt: 'Lues le',
    certificates: 'Certificats de signature',
  },
  signed: 'Signées par le service',
  unsigned: 'Non signées\u00a0: seule leur adresse les garantit',
  certificate: (name: string, from: string, to: string): string => `${name}, valable du ${from} au ${to}`,
  fingerprint: 'Empreinte SHA-256',
  states: { good: 'Valable', soon: 'Expire bientôt', expired: 'Expiré', later: 'Pas encore en service' },
  readAgain: 'Relire les métadonnées',
  readAgainOutcomes: {
    unchanged: 'Les métadonnées sont relues\u00a0: rien n’a changé.',
    changed:
      'Les métadonnées sont relues\u00a0: le service a changé ses certificats ou son adresse, et ils sont suivis.',
    problem: 'Les métadonnées n’ont pas pu être relues\u00a0: celles d’avant restent en service.',
    'no-address': 'Ces métadonnées n’ont pas d’adresse\u00a0: collez les nouvelles, puis enregistrez.',
  },
  problemTitle: 'Les métadonnées n’ont pas pu être relues',
  problemNext: 'Celles d’avant restent en service. Le serveur réessaie toutes les six heures.',
  expiryTitle: 'Un certificat de signature arrive à sa fin',
  expiry: (day: string): string =>
    `Le dernier certificat de signature du service se termine le ${day}. Demandez à l’ENT s’il en a publié un nouveau.`,
  expired: (day: string): string =>
    `Le dernier certificat de signature du service a pris fin le ${day}. Les connexions continuent tant que le service l’emploie, mais demandez-lui ses nouvelles métadonnées.`,
  declare: 'À déclarer dans le service',
  declareHint:
    'L’administrateur du service peut importer cette base par l’adresse de ses métadonnées, ou recopier les deux autres lignes (partie de confiance).',
  realm: 'Identifiant de la partie de confiance (wtrealm)',
  reply: 'Adresse de retour (wreply)',
  ownMetadata: 'Métadonnées de cette base',
  users: 'Identification des utilisateurs',
  usersHint:
    'Une revendication s’écrit avec son nom complet, qui ressemble à une adresse\u00a0: http://…/identity/claims/upn',
  common: 'Identifiant commun au service et à la base',
  commonSubject: 'le sujet du jeton (NameID)',
  commonAttribute: 'une revendication',
  commonName: 'Nom de cette revendication',
  commonNameHint:
    'Seulement si l’identifiant commun est une revendication. AD FS n’envoie souvent aucun sujet.',
  identifierName: 'Revendication contenant l’identifiant PRONOTE',
  identifierNameHint: 'Seulement avec l’identifiant PRONOTE.',
  identityNames: 'Identité\u00a0: noms des revendications',
  identityClaims: {
    lastName: 'Revendication du nom',
    firstName: 'Revendication du prénom',
    birthDate: 'Revendication de la date de naissance',
    postcode: 'Revendication du code postal',
    categories: 'Revendication des catégories',
  },
  security: 'Sécurité',
  askPassword: 'Demander le mot de passe de l’ENT à chaque entrée',
  askPasswordHint: 'Même si le service a mémorisé la personne.',
  allowSha1: 'Accepter les signatures SHA-1',
  allowSha1Hint:
    'Seulement pour un service ancien qui ne sait pas mieux signer\u00a0: ces signatures peuvent être imitées à grands frais.',
  save: 'Enregistrer',
  saved: 'La délégation Ws-Federation est enregistrée.',
  savedDraft: 'Le brouillon est enregistré\u00a0: il reste à l’essayer et à l’appliquer.',
  savedOff: 'La délégation Ws-Federation est désactivée.',
  test: 'Tester la connexion',
  testHint: 'Le test lit réellement les métadonnées et interroge le service, sans rien enregistrer.',
  checks: {
    metadata: 'Métadonnées',
    metadataSigned: 'Les métadonnées sont lues, et leur signature est correcte.',
    metadataUnsigned:
      'Les métadonnées sont lues. Elles ne sont pas signées\u00a0: c’est courant, et leur adresse en https les garantit.',
    issuer: 'Émetteur',
    issuerGood: (issuer: string): string => `Les jetons seront ceux de «\u00a0${issuer}\u00a0».`,
    issuerChanged: (issuer: string): string =>
      `L’émetteur serait «\u00a0${issuer}\u00a0», qui n’est pas celui d’aujourd’hui. Vérifiez auprès de l’ENT avant d’enregistrer.`,
    endpoint: 'Page de connexion',
    endpointGood: 'La page de connexion répond.',
    endpointRefuses: (status: string): string =>
      `La page de connexion répond par l’erreur ${status} pour cette base\u00a0: elle n’y est sans doute pas encore déclarée.`,
    certificate: (name: string): string => `Certificat «\u00a0${name}\u00a0»`,
    certificateGood: (day: string): string => `Valable jusqu’au ${day}.`,
    certificateSoon: (day: string): string => `Se termine bientôt, le ${day}.`,
    certificateExpired: (day: string): string =>
      `A pris fin le ${day}. Les connexions ne s’arrêtent pas pour autant, mais le service devrait en changer.`,
    certificateLater: (day: string): string =>
      `Ne commence que le ${day}\u00a0: le service prépare son changement.`,
    ownAddress: 'Adresse de cette base',
    ownAddressGood: 'L’adresse de cette base est en https.',
    ownAddressHttp:
      'L’adresse de cette base n’est pas en https\u00a0: hors d’un essai sur une seule machine, les navigateurs ne ramèneront personne de l’ENT.',
  },
  verdicts: {
    good: 'Le service Ws-Federation répond, et rien ne s’oppose à la connexion.',
    note: 'Le service Ws-Federation répond\u202f; lisez les points signalés.',
    bad: 'La connexion ne fonctionne pas.',
  },
} as const
