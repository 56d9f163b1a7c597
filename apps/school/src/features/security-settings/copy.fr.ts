/** French texts of *Paramètres de sécurité*. */
export const copy = {
  facts: {
    settings: {
      idleMinutes: 'Déconnexion après inactivité (minutes)',
      sessionHours: 'Durée maximale d’une session (heures)',
      failedLogins: 'Mots de passe faux avant une attente',
      longestWaitMinutes: 'Attente la plus longue (minutes)',
      passwordLength: 'Longueur minimale d’un mot de passe',
      passwordKinds: 'Minuscule, majuscule, chiffre et signe exigés',
      consoleNetworks: 'Adresses autorisées pour l’administration',
      spaceNetworks: 'Adresses autorisées pour les espaces',
      httpsRequired: 'HTTPS exigé',
    },
    anywhere: 'toutes',
  },
  title: 'Paramètres de sécurité',
  lead: 'Ils s’appliquent dès l’enregistrement, que la base soit publiée ou non\u00a0: les personnes déjà connectées y obéissent à leur page suivante.',
  leadDraft: 'Ceux du brouillon\u00a0: ils ne s’appliqueront qu’avec lui.',
  sessions: 'Sessions des espaces',
  idle: 'Déconnexion après inactivité',
  idleHint:
    'Entre 5 et 720\u00a0minutes. C’est la durée de l’établissement\u00a0: un profil d’autorisation qui a la sienne (dans le client, Ressources puis Profils d’autorisation) l’emporte.',
  minutes: 'minutes',
  hours: 'heures',
  characters: 'caractères',
  life: 'Durée maximale d’une session',
  lifeHint: 'Entre 1 et 24\u00a0heures, même si la personne est active.',
  logins: 'Mots de passe du formulaire local',
  loginsHint:
    'Les personnes qui entrent par l’ENT ne sont pas concernées\u00a0: c’est l’ENT qui les protège.',
  failed: 'Mots de passe faux avant une attente',
  failedHint:
    'Entre 3 et 10 pour un même identifiant. Il faut ensuite attendre entre deux essais\u00a0: 30\u00a0secondes, puis une minute, puis deux… Personne n’est bloqué pour de bon, et celui qui devine n’avance pas.',
  tries: 'essais',
  wait: 'Attente la plus longue',
  waitHint: 'Entre 1 et 60\u00a0minutes.',
  length: 'Longueur minimale d’un mot de passe',
  lengthHint:
    'Entre 12 et 64. Jamais moins de 12\u00a0: avec l’attente ci-dessus, c’est au-delà de ce que demande la CNIL (délibération 2022-100). Vaut pour les prochains mots de passe choisis.',
  kinds: 'Exiger une minuscule, une majuscule, un chiffre et un signe',
  kindsHint:
    'La longueur protège mieux\u202f; cochez si votre politique le demande. Les mots de passe divulgués sont refusés dans tous les cas.',
  addresses: 'Adresses autorisées',
  yours: (address: string) =>
    `Vous êtes à l’adresse ${address}. Une adresse IP ou un réseau par ligne, IPv4 ou IPv6, par exemple 192.0.2.0/24. Vide\u00a0: toutes les adresses.`,
  consoleNetworks: 'Pour l’administration',
  consoleNetworksHint:
    'Les superviseurs n’ouvrent la console et le client de cette base que depuis ces adresses. L’hébergeur, qui peut toujours réparer, n’est pas concerné.',
  spaceNetworks: 'Pour les espaces',
  spaceNetworksHint:
    'Élèves, responsables et professeurs n’ouvrent leurs espaces que depuis ces adresses, même en passant par l’ENT.',
  confirm: 'Je confirme que mon adresse actuelle n’est pas dans ces listes',
  confirmNeeded: (address: string) =>
    `Votre adresse actuelle, ${address}, n’est pas dans la liste. Si c’est voulu, cochez cette case.`,
  transport: 'Chiffrement',
  https: 'Exiger HTTPS',
  httpsHint:
    'Une page demandée en http:// est redemandée en https://, et un formulaire envoyé en clair est refusé.',
  httpsImpossible:
    'L’adresse publique de cette base est en http://, ou cette page vous arrive en clair\u00a0: exiger HTTPS la fermerait. L’hébergeur doit d’abord servir ce serveur en https://.',
  outOfRange: (least: number, most: number) =>
    `Indiquez un nombre entre ${String(least)} et ${String(most)}.`,
  wrongNetwork: (text: string) =>
    `«\u00a0${text}\u00a0» n’est ni une adresse IP ni un réseau. Écrivez-en un par ligne, par exemple 192.0.2.0/24.`,
  manyNetworks: (most: number) => `Indiquez ${String(most)} adresses ou réseaux au plus.`,
  lockedOut: (address: string) =>
    `Votre adresse actuelle, ${address}, n’est pas dans cette liste\u00a0: vous ne pourriez plus revenir ici. Ajoutez-la, ou demandez à l’hébergeur de le faire pour vous.`,
  save: 'Enregistrer',
  saved: 'Les paramètres de sécurité sont enregistrés.',
  savedDraft: 'Le brouillon est enregistré.',
  waiting: {
    title: 'Personnes qui doivent attendre',
    empty: 'Personne n’attend\u00a0: aucun identifiant n’a reçu trop de mots de passe faux.',
    name: 'Nom',
    category: 'Catégorie',
    failures: 'Essais manqués',
    until: 'Attend encore',
    actions: 'Actions',
    unlock: 'Débloquer',
    unlockOne: (name: string) => `Débloquer ${name}`,
  },
} as const
