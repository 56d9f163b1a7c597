export const exchangeCopy = {
  administration: 'Administration',
  title: 'Échanges avec la scolarité',
  lead: 'Ce que le portail et le serveur de vie scolaire s’envoient\u00a0: identifiants, annuaire, et les clés qui les protègent.',
} as const

export const keysCopy = {
  title: 'Clés du portail',
  explanation:
    'Quand un établissement chiffre son export avec la clé publique du portail, le portail seul peut le lire. Donnez-lui le fichier de la clé publique\u00a0: il ne contient rien de secret. Comparez ensuite l’empreinte par téléphone.',
  none: 'Aucune clé\u00a0: les établissements ne peuvent envoyer que des fichiers en clair.',
  noneForSchool: 'L’exploitant du portail n’a pas encore créé de clé.',
  name: 'Nom',
  fingerprint: 'Empreinte',
  created: 'Créée le',
  state: 'État',
  current: 'Actuelle',
  former: (until: string) => `Renouvelée, lit encore jusqu’au ${until}`,
  publicKey: 'Clé publique',
  rfc: 'Format SSH2 (.pub)',
  pem: 'Format PEM (.pem)',
  actions: 'Actions',
  form: 'Créer une clé',
  nameField: 'Nom de cet ENT',
  nameHint:
    'Celui que l’établissement verra quand il choisit qui peut lire son export, par exemple ENT-TILLEULS. Le même nom renouvelle la clé.',
  submit: 'Créer la clé',
  nameWrong: 'Écrivez de 2 à 40 lettres sans accent, chiffres, points ou tirets.',
  renew: 'Renouveler',
  renewQuestion: (name: string) => `Renouveler la clé ${name}\u202f?`,
  renewDetail:
    'Une autre clé prend ce nom. L’ancienne lit encore pendant trois mois, le temps de donner la nouvelle aux établissements.',
  destroy: 'Détruire',
  destroyQuestion: (name: string) => `Détruire la clé ${name}\u202f?`,
  destroyDetail:
    'À faire si elle a pu être copiée. Aucun fichier chiffré pour elle ne pourra plus être lu, et cela ne se défait pas.',
  done: (name: string) =>
    `La clé ${name} est créée. Donnez sa clé publique aux établissements qui chiffrent leur export.`,
  destroyed: 'La clé est détruite.',
} as const

const people = (count: number): string => `${String(count)}\u00a0${count < 2 ? 'personne' : 'personnes'}`

export const schoolCopy = {
  schools: 'Échanges par établissement',
  school: 'Établissement',
  noSchool: 'Aucun établissement dans l’annuaire.',
  open: 'Ouvrir',
  openOf: (name: string) => `Ouvrir les échanges de ${name}`,
  title: (name: string) => `Échanges\u00a0: ${name}`,
  lead: 'Ce que le serveur de scolarité de cet établissement envoie de lui-même, et ce que vous lui donnez.',
  receive: 'Recevoir les identifiants sans fichier à transporter',
  receiveHelp:
    'Donnez ces deux informations au superviseur de l’établissement, par deux chemins différents si possible. Son serveur envoie alors lui-même les identifiants\u00a0: ce qui est certain s’applique, le reste vous attend, et rien n’est jamais retiré sans vous.',
  address: 'URL de destination',
  code: 'Code de rapprochement',
  noCode: 'Aucun code\u00a0: rien ne peut être reçu.',
  codeSince: (at: string, by: string) => `Créé le ${at} par ${by}. Il ne peut plus être affiché.`,
  createCode: 'Créer le code',
  newCode: 'Code de rapprochement de l’établissement',
  newCodeHelp: 'Notez-le maintenant\u00a0: il ne sera plus jamais affiché.',
  renew: 'Renouveler le code',
  renewQuestion: 'Créer un autre code\u202f?',
  renewDetail:
    'L’ancien est encore accepté pendant sept jours, le temps que le superviseur saisisse le nouveau.',
  removeCode: 'Retirer le code',
  removeCodeQuestion: 'Ne plus rien recevoir\u202f?',
  removeCodeDetail: 'Tous les codes cessent aussitôt d’être acceptés. À faire si le code a pu être vu.',
  codeRemoved: 'Le code est retiré. Cet établissement ne peut plus rien envoyer de lui-même.',
  key: 'Clé du serveur de scolarité',
  keyHelp:
    'Quand vous la connaissez, le portail n’accepte que les envois signés par elle, et l’annuaire destiné à cet établissement est chiffré pour lui seul.',
  keyName: 'Nom',
  keySince: 'Enregistrée le',
  fingerprint: 'Empreinte',
  keyFile: 'Fichier de la clé publique',
  keyFileHint: 'Fichier .pub ou .pem donné par le superviseur. Comparez l’empreinte par téléphone.',
  keyMissing: 'Choisissez le fichier de la clé publique.',
  keyWrong: {
    'not-a-key': 'Ce fichier n’est pas une clé publique (SSH2 ou PEM).',
    'private-key':
      'Ce fichier contient une clé privée, qui ne doit jamais quitter son propriétaire. Prévenez-le\u00a0: il doit en changer. Rien n’a été gardé.',
    'not-rsa': 'Cette clé n’est pas une clé RSA.',
    'too-short': 'Cette clé est trop courte pour protéger des données\u00a0: il faut 2048 bits au moins.',
  },
  setKey: 'Enregistrer la clé',
  replaceKey: 'Remplacer la clé',
  keySet: 'La clé est enregistrée. Les envois doivent désormais être signés par elle.',
  removeKey: 'Retirer la clé',
  removeKeyQuestion: 'Ne plus vérifier la signature\u202f?',
  removeKeyDetail: 'Le code de rapprochement suffira de nouveau pour envoyer.',
  keyRemoved: 'La clé est retirée.',
  receipts: 'Envois reçus',
  noReceipt: 'Aucun envoi reçu.',
  at: 'Reçu le',
  people: 'Personnes',
  given: 'Identifiants donnés',
  state: 'État',
  signed: 'Signé',
  yes: 'Oui',
  no: 'Non',
  applied: 'Appliqué',
  replaced: 'Remplacé ou annulé',
  waits: (count: number) => (count === 0 ? 'À valider' : `${people(count)} à traiter`),
} as const

export const waitingCopy = {
  title: 'Des identifiants attendent votre décision',
  of: (school: string) => `${school}\u00a0: le serveur de scolarité a envoyé les identifiants.`,
  open: 'Ouvrir l’import',
} as const

export const directoryCopy = {
  title: 'Donner l’annuaire à l’établissement',
  help: 'Le serveur de scolarité reconnaît lui-même ses élèves, leurs responsables, ses professeurs et ses personnels, et retient leur identifiant CAS avant le premier clic. Le fichier ne contient que ce qui sert à les reconnaître\u00a0: noms, civilité, code postal, date de naissance des élèves et des personnels, liens entre élèves et responsables.',
  readers: 'Qui pourra lire le fichier',
  sealed: (name: string) => `Le serveur de scolarité (${name}), et personne d’autre.`,
  clear:
    'Toute personne qui aura ce fichier pourra le lire\u00a0: il n’est pas chiffré. Enregistrez d’abord la clé du serveur de scolarité, ci-dessus, pour qu’il le soit.',
  plain: 'Écrire le fichier en clair',
  plainHint: 'Seulement si le serveur de scolarité ne sait pas lire un fichier chiffré.',
  submit: 'Télécharger l’annuaire',
} as const
