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
