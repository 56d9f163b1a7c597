import type { AddressMistake, AddressRuleFault, ServiceUrlFault } from '@preau/cas'

/** One sentence per way an address is not acceptable. */
export const addressFaultCopy: Readonly<Record<ServiceUrlFault, string>> = {
  empty: 'Le paramètre service est vide.',
  'too-long': 'L’adresse est trop longue.',
  character:
    'L’adresse contient un caractère interdit\u00a0: espace, guillemet, barre oblique inverse ou chevron.',
  'not-absolute':
    'L’adresse n’est pas complète\u00a0: elle commence par http:// ou https://, puis un nom de serveur.',
  'user-info': 'L’adresse contient un nom d’utilisateur avant le nom du serveur (le signe @).',
  host: 'Le nom du serveur n’est pas valide.',
  'hidden-slash': 'Le chemin de l’adresse contient une barre oblique encodée (%2F ou %5C).',
}

/** The same, once it is known what was meant: what to take out of the address, or to add to it. */
export const addressMistakeCopy: Readonly<Record<AddressMistake, string>> = {
  'blank-around': 'Une espace, ou un retour à la ligne, précède ou suit l’adresse.',
  'blank-inside': 'Une espace est restée au milieu de l’adresse.',
  marks: 'Des guillemets ou des chevrons entourent l’adresse, ou y sont restés.',
  'encoded-twice':
    'L’adresse est encodée une fois de trop\u00a0: %3A%2F%2F est arrivé là où l’on attend ://.',
  backslash: 'Des barres obliques inverses (\\) tiennent la place des barres obliques (/).',
  'no-scheme': 'Le début manque\u00a0: https:// ou http://, avant le nom du serveur.',
  slashes:
    'Le début est mal écrit\u00a0: ce sont deux points puis deux barres obliques, https:// ou http://.',
  'other-scheme': 'Le début n’est ni https:// ni http://\u00a0: le portail n’ouvre que des pages web.',
  'user-info': 'Un nom d’utilisateur précède le nom du serveur (avant le signe @)\u00a0: il est à retirer.',
}

/** The same for an address with a joker. */
export const ruleFaultCopy: Readonly<Record<AddressRuleFault, string>> = {
  ...addressFaultCopy,
  empty: 'L’adresse est vide.',
  'partial-wildcard':
    'Un joker (* ou {uai}) tient lieu d’un nom entier, entre deux points ou entre deux barres obliques, jamais d’un morceau. Ce n’est pas une expression régulière.',
  'several-labels': 'Un seul joker est permis dans le nom du serveur.',
  'wild-domain':
    'Les deux derniers noms du serveur s’écrivent en entier, par exemple *.exemple.fr\u00a0: sinon le serveur d’un inconnu serait reconnu.',
  'shared-domain':
    'Ce domaine est partagé\u00a0: n’importe qui peut y ouvrir un serveur. Écrivez un nom de plus en entier.',
  'wild-query': 'Les paramètres, après le point d’interrogation, s’écrivent en entier.',
  braces: 'Entre accolades, seul {uai} est permis.',
}

/** What differs between the address received and the declared one. */
export const differenceCopy = {
  school: (received: string, declared: string) =>
    `L’établissement\u00a0: l’adresse reçue est celle de ${received}, l’adresse déclarée celle de ${declared}.`,
  scheme: (received: string, declared: string) =>
    `Le protocole\u00a0: ${received}:// a été reçu, ${declared}:// est déclaré.`,
  host: {
    other: (received: string, declared: string) =>
      `Le nom du serveur\u00a0: ${received} a été reçu, ${declared} est déclaré.`,
    www: (received: string, declared: string) =>
      received.startsWith('www.')
        ? `Le nom du serveur\u00a0: ${received} a été reçu, ${declared} est déclaré\u00a0: «\u00a0www.\u00a0» est en trop.`
        : `Le nom du serveur\u00a0: ${received} a été reçu, ${declared} est déclaré\u00a0: «\u00a0www.\u00a0» manque.`,
    number: (received: string, declared: string) =>
      `Le nom du serveur\u00a0: l’adresse IP ${received} a été reçue, le nom ${declared} est déclaré.`,
  },
  port: (received: number, declared: number) =>
    `Le port\u00a0: ${received} a été reçu, ${declared} est déclaré.`,
  'missing-root': (received: string, declared: string) =>
    `Le chemin s’arrête trop tôt\u00a0: ${received} a été reçu, ${declared} est déclaré. La racine a sans doute été oubliée.`,
  'letter-case': (received: string, declared: string) =>
    `Les majuscules du chemin\u00a0: ${received} a été reçu, ${declared} est déclaré.`,
  accents: (received: string, declared: string) =>
    `Les accents du chemin\u00a0: ${received} a été reçu, ${declared} est déclaré.`,
  elsewhere: (received: string, declared: string) =>
    `Le chemin\u00a0: ${received} a été reçu, ${declared} est déclaré.`,
  noParameter: (name: string, declared: string) =>
    `Le paramètre ${name}\u00a0: il manque, ${name}=${declared} est déclaré.`,
  parameter: (name: string, declared: string) =>
    `Le paramètre ${name}\u00a0: sa valeur n’est pas celle qui est déclarée, ${name}=${declared}.`,
  parameterTwice: (name: string, declared: string) =>
    `Le paramètre ${name}\u00a0: il est donné plusieurs fois, ${name}=${declared} est déclaré, une fois.`,
} as const

export const addressesCopy = {
  line: (line: string, fault: string) => `«\u00a0${line}\u00a0»\u00a0: ${fault}`,
  fragment: 'L’adresse contient un #\u00a0: ce qui le suit n’est jamais envoyé au serveur.',
  tooMany: 'Donnez vingt autres adresses au plus.',
  twice: (line: string) => `«\u00a0${line}\u00a0» figure deux fois.`,
  platformOnly: (line: string) =>
    `«\u00a0${line}\u00a0»\u00a0: une adresse avec joker pourrait concerner d’autres établissements\u202f; elle est réservée à l’exploitant du portail. Écrivez l’adresse en entier.`,
  tryLegend: 'Essayer une adresse',
  tryField: 'Adresse à essayer',
  tryHint:
    'Par exemple celle que montre la page «\u00a0Service non reconnu\u00a0». L’essai porte sur les adresses saisies ci-dessus et n’enregistre rien.',
  tryIt: 'Essayer sans enregistrer',
  tried: (address: string) => `Essai de ${address}`,
  taken: (by: string) => `Cette adresse est reconnue, par ${by}. Rien n’est enregistré.`,
  shared: (titles: string) =>
    `Elle est aussi déclarée par\u00a0: ${titles}. Une personne entre par le premier, dans l’ordre de la liste, qui lui est ouvert.`,
  takenByOther: (title: string, by: string) =>
    `Cette adresse va au service «\u00a0${title}\u00a0», qui la déclare plus précisément, par ${by}.`,
  notTaken: 'Cette adresse n’est pas reconnue par ce service.',
  write: (address: string) => `Sans doute fallait-il écrire\u00a0: ${address}`,
  farAway: 'Elle ne ressemble à aucune de ses adresses.',
  title: 'Adresses reconnues',
  lead: 'Ce que recouvre chaque adresse. Une adresse écrite en entier l’emporte sur une adresse avec joker, puis la plus longue l’emporte.',
  address: 'Adresse',
  yes: 'Exemples reconnus',
  no: 'Exemples non reconnus',
  others: 'Autres services concernés',
  noneOfThem: 'Aucun',
  overlap: {
    same: (title: string) =>
      `Adresse aussi déclarée par «\u00a0${title}\u00a0»\u00a0: une personne entre par le premier, dans l’ordre de la liste, qui lui est ouvert.`,
    finer: (title: string, address: string) =>
      `«\u00a0${title}\u00a0» en déclare une partie, ${address}, qu’il garde pour lui.`,
    wider: (title: string, address: string) =>
      `«\u00a0${title}\u00a0» déclare plus largement ${address}\u00a0: ce qui est ici l’emporte.`,
  },
} as const
