import { formatNumberOf } from '../../frame/format.ts'

/** French texts of *Déléguer l’authentification*. */
export const copy = {
  title: 'Déléguer l’authentification',
  lead: 'Les personnes entrent dans leur espace avec leur seul compte de l’ENT.',
  locked:
    'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres. Sans l’arrêter, préparez une modification\u00a0: elle s’essaie, puis s’applique en un clic.',
  toState: 'Préparer une modification',
  enable: 'Définir une délégation CAS',
  enableHint: (direct: string): string =>
    `Dès que la base est publiée avec une délégation, l’adresse des espaces délégués mène à l’ENT. Le formulaire de ce serveur reste à l’adresse ${direct}.`,
  server: 'Serveur CAS',
  ent: 'Mon ENT',
  otherEnt: 'Autre ENT',
  url: 'URL du serveur CAS',
  urlHint:
    'Seulement pour «\u00a0Autre ENT\u00a0». L’adresse donnée par l’ENT, sans /login à la fin\u00a0: par exemple https://cas.mon-ent.fr',
  presetMoved: ({ name, casUrl }: { readonly name: string; readonly casUrl: string }): string =>
    `L’hébergeur a changé l’adresse de «\u00a0${name}\u00a0» dans la liste\u00a0: elle y est maintenant ${casUrl}. Cette base garde l’ancienne, ci-dessous. Si elle ne fonctionne plus, choisissez de nouveau cet ENT, testez la connexion, puis enregistrez.`,
  presetRemoved: (name: string): string =>
    `L’hébergeur a retiré «\u00a0${name}\u00a0» de la liste des ENT. Rien n’a changé pour cette base\u00a0: elle garde l’adresse ci-dessous. Demandez-lui pourquoi\u202f; si l’adresse fonctionne encore, enregistrez pour ne plus voir ce message.`,
  urlFaults: {
    empty: 'Saisissez l’URL du serveur CAS, ou choisissez votre ENT dans la liste.',
    'not-an-address': 'Cette URL n’est pas une adresse. Elle ressemble à https://cas.mon-ent.fr',
    scheme: 'L’URL du serveur CAS commence par https:// ou http://',
    'user-info': 'L’URL du serveur CAS ne contient ni nom ni mot de passe.',
  },
  login: 'Pour l’authentification',
  validation: 'Pour la validation',
  derived: 'Ces deux adresses se déduisent de la précédente.',
  compute: 'Calculer les adresses',
  computed: 'Les adresses sont calculées. Rien n’est encore enregistré.',
  protocol: 'Protocole de validation',
  protocols: {
    auto: 'Automatique',
    cas3: 'CAS 3',
    cas2: 'CAS 2',
    saml11: 'SAML 1.1',
  },
  protocolHints: {
    auto: 'Celui que l’ENT connaît\u00a0: CAS 3, sinon CAS 2, sinon SAML 1.1. Convient presque toujours.',
    cas3: 'L’adresse se termine par /p3/serviceValidate.',
    cas2: 'L’adresse se termine par /serviceValidate.',
    saml11: 'L’adresse se termine par /samlValidate.',
  },
  detected: (protocol: string): string => `Constaté à la dernière connexion\u00a0: ${protocol}.`,
  spaces: 'Choix de la délégation en fonction de l’espace',
  columns: {
    space: 'Espace',
    address: 'Adresse',
    cas: 'CAS',
    federation: 'Ws-Federation',
    none: 'Aucune',
  },
  choiceFederation: (space: string): string => `${space}\u00a0: délégué à Ws-Federation`,
  noFederation:
    'Réglez d’abord la délégation Ws-Federation, ou choisissez CAS ou Aucune pour les espaces qui l’emploient.',
  federation: {
    title: 'Ws-Federation',
    states: {
      none: 'Aucune délégation Ws-Federation n’est définie. Elle sert aux ENT et aux collectivités qui emploient AD FS ou un service équivalent.',
      disabled: 'Une délégation Ws-Federation est réglée, mais désactivée.',
      enabled:
        'Une délégation Ws-Federation est définie\u00a0: choisissez-la ci-dessous pour les espaces concernés.',
    },
    define: 'Définir une délégation Ws-Federation',
    edit: 'Régler la délégation Ws-Federation',
  },
  savedFederationOnly: 'Le choix des espaces est enregistré\u00a0: la délégation CAS est désactivée.',
  choiceCas: (space: string): string => `${space}\u00a0: délégué au CAS`,
  choiceNone: (space: string): string => `${space}\u00a0: aucune délégation`,
  noSpace: 'Choisissez CAS pour au moins un espace, ou décochez la délégation.',
  users: 'Identification des utilisateurs',
  usersHint: 'À ne changer que si votre ENT le demande.',
  refuseRemembered: 'Demander le mot de passe de l’ENT aux personnes qu’il a mémorisées',
  allowedProxies: 'Applications admises à entrer au nom d’une personne',
  allowedProxiesHint:
    'Une adresse de rappel en https par ligne, donnée par l’ENT. Laissez vide si vous n’en connaissez pas\u00a0: personne n’entre alors par une autre application (mandataire CAS).',
  wrongProxy: (address: string) =>
    `«\u00a0${address}\u00a0» n’est pas une adresse complète en https\u00a0: une par ligne, par exemple https://ent.exemple.fr/rappel.`,
  manyProxies: (most: number) => `Indiquez ${String(most)} adresses au plus.`,
  refuseRememberedHint:
    'Certains ENT proposent de rester connecté pendant plusieurs jours. Cochez cette case si l’accès aux espaces ne doit pas en profiter.',
  common: 'Identifiant commun au CAS et à la base',
  commonSubject: 'l’identifiant utilisateur CAS (Subject)',
  commonAttribute: 'un attribut CAS',
  commonName: 'Nom de cet attribut',
  commonNameHint: 'Seulement si l’identifiant commun est un attribut.',
  recognition: 'Reconnaissance à la première connexion',
  recognitions: {
    identifier: 'Avec l’identifiant PRONOTE de l’utilisateur',
    identity: 'Avec l’identité de l’utilisateur',
    double: 'Par double authentification',
  },
  recognitionHints: {
    identifier: 'L’ENT l’a reçu par l’exportation des identifiants. C’est le plus sûr.',
    identity:
      'L’ENT envoie le nom, le prénom, la date de naissance, le code postal et la catégorie. Un élève est reconnu à sa date de naissance, un responsable à sa date de naissance ou à son code postal. Deux homonymes que rien ne distingue ne sont jamais reliés\u00a0: l’échec vous est signalé.',
    double:
      'À sa première connexion, la personne saisit aussi, une seule fois, l’identifiant et le mot de passe que l’établissement lui a remis. Le lien est alors retenu et l’ENT suffit. À choisir quand l’ENT n’envoie aucun attribut.',
  },
  identifierNameHint: 'Seulement avec l’identifiant PRONOTE.',
  identityNames: 'Identité\u00a0: noms des attributs CAS',
  identityNamesHint:
    'Employés avec l’identité de l’utilisateur. La date de naissance est lue sous ses deux formes\u00a0: JJ/MM/AAAA et AAAA-MM-JJ.',
  identityAttributes: {
    lastName: 'Attribut du nom',
    firstName: 'Attribut du prénom',
    birthDate: 'Attribut de la date de naissance',
    postcode: 'Attribut du code postal',
    categories: 'Attribut des catégories',
  },
  categoryValues: 'Identité\u00a0: valeurs des catégories',
  categoryValuesHint:
    'Ce que l’ENT écrit pour chaque catégorie\u202f; plusieurs valeurs sont séparées par un point-virgule. Une personne qui a plusieurs profils est reconnue dans chacun d’eux.',
  valueTwice: (value: string, category: string): string =>
    `«\u00a0${value}\u00a0» est déjà une valeur de la catégorie ${category}\u00a0: une valeur désigne une seule catégorie.`,
  valueTooLong: 'Une valeur de catégorie compte 100 caractères au plus.',
  manyValues: (most: number): string => `Indiquez ${String(most)} valeurs au plus.`,
  noValue: 'Indiquez les valeurs d’au moins une catégorie\u00a0: sans elles, personne n’est reconnu.',
  identifierName: 'Attribut CAS contenant l’identifiant PRONOTE',
  attributeWrong: 'Un nom d’attribut s’écrit sans espace, en 100 caractères au plus.',
  attributeMissing: 'Saisissez le nom de l’attribut.',
  save: 'Enregistrer',
  saved: 'La délégation est enregistrée.',
  facts: {
    subject: 'l’identifiant utilisateur CAS (Subject)',
    recognitions: {
      identifier: 'avec l’identifiant PRONOTE de l’utilisateur',
      identity: 'avec l’identité de l’utilisateur',
      double: 'par double authentification',
    },
    enabled: 'Délégation CAS définie',
    server: 'URL du serveur CAS',
    protocol: 'Protocole de validation',
    delegated: 'Espaces délégués au CAS',
    federated: 'Espaces délégués à Ws-Federation',
    refuseRemembered: 'Mot de passe redemandé aux personnes que l’ENT a mémorisées',
    proxies: 'Applications admises à entrer au nom d’une personne',
    common: 'Identifiant commun au CAS et à la base',
    recognition: 'Reconnaissance à la première connexion',
    identifier: 'Attribut de l’identifiant PRONOTE',
    attributes: {
      lastName: 'Attribut du nom',
      firstName: 'Attribut du prénom',
      birthDate: 'Attribut de la date de naissance',
      postcode: 'Attribut du code postal',
      categories: 'Attribut des catégories',
    },
    values: (category: string) => `Valeurs de la catégorie ${category}`,
  },
  savedDraft: 'Le brouillon est enregistré\u00a0: il reste à l’essayer et à l’appliquer.',
  savedOff: 'La délégation est désactivée\u00a0: tous les espaces emploient le formulaire de ce serveur.',
  test: 'Tester la connexion',
  testHint: 'Le test interroge réellement l’ENT, sans rien enregistrer.',
  testTitle: 'Résultat du test',
  notice: 'Notice pour les utilisateurs',
  checks: {
    login: 'Page d’authentification',
    cas3: 'Validation CAS 3',
    cas2: 'Validation CAS 2',
    saml11: 'Validation SAML 1.1',
    states: { good: 'Correct', note: 'À savoir', bad: 'Échec' },
    loginGood: 'La page d’authentification répond.',
    loginElsewhere: (host: string): string =>
      `La page d’authentification renvoie vers une autre adresse${host === '' ? '' : ` (${host})`}. C’est courant\u00a0: beaucoup d’ENT ont un guichet en amont.`,
    loginPlain: (host: string): string =>
      `La page d’authentification renvoie de https vers une adresse en clair (http://${host})\u00a0: le mot de passe de l’ENT pourrait y être lu. Signalez-le à l’ENT.`,
    loginRefuses: (status: string): string =>
      `La page d’authentification répond par l’erreur ${status} pour l’adresse de cette base\u00a0: le service n’est sans doute pas encore déclaré dans l’ENT.`,
    refusesFake: 'Un faux ticket est refusé, comme il doit l’être\u00a0: c’est bien un serveur CAS.',
    unknownService: (code: string): string =>
      `C’est bien un serveur CAS, mais il ne connaît pas l’adresse de cette base (${code}). Déclarez-la dans l’ENT.`,
    acceptsFake: 'Un faux ticket a été accepté\u00a0: n’importe qui entrerait. N’employez pas cette adresse.',
    absent: (what: string): string => `Cette adresse n’existe pas sur ce serveur\u00a0: ${what}`,
    notCas: (what: string): string =>
      `Ce n’est pas un serveur CAS\u00a0: à la place de sa réponse, il a envoyé ${what}. Vérifiez l’adresse.`,
  },
  way: {
    address: 'Adresse',
    addressGood: (origin: string): string => `L’adresse est bien formée et chiffrée\u00a0: ${origin}.`,
    addressPlain: (origin: string): string =>
      `L’adresse est bien formée, mais en http://\u00a0: ${origin}. Les tickets passent en clair\u202f; réservez cela à un essai.`,
    name: (host: string): string => `Nom ${host}`,
    nameGood: (addresses: string): string => `Le nom est connu, il mène à ${addresses}.`,
    connection: (host: string): string => `Connexion à ${host}`,
    connectionGood: 'Le serveur accepte la connexion.',
    connectionTls: (protocol: string): string => `Le serveur accepte la connexion, chiffrée en ${protocol}.`,
    certificate: (host: string): string => `Certificat de ${host}`,
    certificateGood: ({ names, issuer, day }: Readonly<Record<'names' | 'issuer' | 'day', string>>): string =>
      `Il est au nom de ${names}${issuer === '' ? '' : `, garanti par ${issuer}`}, et valable jusqu’au ${day}.`,
    certificateSoon: (day: string): string =>
      `Il est correct, mais se termine le ${day}, dans moins de trente jours. Demandez à l’ENT quand il sera renouvelé\u00a0: après cette date, plus personne n’entrera.`,
    certificateRefused: ({ names, end }: Readonly<Record<'names' | 'end', string>>): string =>
      `Il est au nom de ${names === '' ? 'personne' : names} et ${end}.`,
    ends: (day: string): string => `se termine le ${day}`,
    ended: (day: string): string => `s’est terminé le ${day}`,
    clock: 'Horloge',
    clockGood: 'L’horloge de l’ENT et celle de ce serveur disent la même heure.',
    clockOff: (ahead: boolean, minutes: number): string =>
      `L’horloge de l’ENT ${ahead ? 'avance' : 'retarde'} de ${durationOf(minutes)} sur celle de ce serveur. Des réponses datées peuvent être refusées\u00a0: mettez la plus fausse des deux à l’heure.`,
    service: 'Adresse de cette base dans l’ENT',
    serviceUnknown: (service: string): string =>
      `Rien ne dit que l’ENT la refuse\u00a0: ${service}. Beaucoup ne le disent qu’à une vraie connexion\u00a0: essayez-la dans «\u00a0Modification en préparation\u00a0».`,
    logout: 'Déconnexion depuis l’ENT',
    logoutHow: (service: string): string =>
      `Pour que se déconnecter de l’ENT ferme aussi les espaces, l’ENT doit pouvoir appeler lui-même ${service} et y avoir la déconnexion unique (single logout) active pour ce service.`,
    logoutLocal: (service: string): string =>
      `L’adresse ${service} n’existe que sur cette machine ou ce réseau\u00a0: un ENT extérieur ne pourra pas y annoncer ses déconnexions, et les espaces resteront ouverts jusqu’à la fin de l’inactivité.`,
  },
  verdicts: {
    read: 'Lisez les points «\u00a0À savoir\u00a0».',
    unreached:
      'La connexion ne fonctionne pas\u00a0: le serveur de l’ENT n’est pas atteint, rien ne lui a été demandé.',
    good: 'La connexion fonctionne.',
    auto: {
      cas3: 'La connexion fonctionne avec CAS 3.',
      cas2: 'La connexion fonctionne avec CAS 2\u202f; l’ENT ne connaît pas CAS 3. S’il n’envoie pas d’attribut par CAS 2, essayez SAML 1.1.',
      saml11: 'La connexion fonctionne avec SAML 1.1\u202f; l’ENT ne connaît ni CAS 3 ni CAS 2.',
    },
    note: 'Le serveur CAS répond, mais l’adresse de cette base reste à déclarer dans l’ENT.',
    bad: 'La connexion ne fonctionne pas.',
  },
  noticePage: {
    title: 'Comment entrer dans votre espace',
    lead: 'À remettre aux utilisateurs quand la délégation est en service.',
    ent: 'Vous avez un compte de l’ENT',
    entSteps: [
      'Ouvrez votre ENT et connectez-vous avec votre identifiant et votre mot de passe de l’ENT.',
      'Cliquez sur l’icône de la vie scolaire\u00a0: votre espace s’ouvre, sans autre mot de passe.',
    ],
    bookmark:
      'Vous pouvez aussi partir de l’adresse de l’établissement\u00a0: elle vous conduit à l’ENT, puis à votre espace.',
    local: 'L’établissement vous a remis un identifiant et un mot de passe pour ce serveur',
    localText:
      'L’ancienne adresse mène maintenant à l’ENT. Employez celle-ci, et remplacez votre favori\u00a0:',
    password: 'N’essayez pas votre mot de passe de l’ENT à cette adresse\u00a0: il n’y est pas reconnu.',
    print: 'Pour imprimer cette page, employez la commande Imprimer de votre navigateur.',
    back: 'Revenir à la délégation',
  },
} as const

/** `7 minutes`, `3 heures`, `76 jours`. */
function durationOf(minutes: number): string {
  if (minutes < 120) return formatNumberOf(minutes, 'minute', 'minutes')
  const hours = Math.round(minutes / 60)
  return hours < 48
    ? formatNumberOf(hours, 'heure', 'heures')
    : formatNumberOf(Math.round(hours / 24), 'jour', 'jours')
}
