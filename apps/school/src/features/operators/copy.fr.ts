/** French texts of the operators' sign-in. */
export const copy = {
  title: 'Connexion',
  lead: 'Console d’hébergement et client d’administration',
  login: 'Identifiant',
  password: 'Mot de passe',
  submit: 'Se connecter',
  certificate: 'Entrer avec mon certificat',
  wrong: 'Identifiant ou mot de passe incorrect.',
  missing: 'Saisissez votre identifiant et votre mot de passe.',
  idleEnded:
    'Vous n’avez rien fait depuis un moment\u00a0: votre session s’est fermée d’elle-même, pour que personne ne prenne votre place. Connectez-vous\u00a0: vous retrouverez la page où vous étiez.',
  overEnded:
    'Votre session avait atteint sa durée maximale\u00a0: elle s’est fermée d’elle-même. Connectez-vous\u00a0: vous retrouverez la page où vous étiez.',
  signedOut: 'Vous êtes déconnecté.',
  ended: {
    title: 'Vous avez été déconnecté',
    reasons: {
      idle: 'Votre session est restée trop longtemps sans activité.',
      absolute: 'Votre session a atteint sa durée maximale.',
      closed: 'Votre session est terminée.',
    },
    next: 'Connectez-vous de nouveau\u00a0: vous reviendrez à la page que vous demandiez.',
  },
  stepOver: 'Le temps de donner le code est passé. Recommencez avec votre mot de passe.',
  startAgain: 'Recommencer avec un autre compte',
  code: {
    title: 'Code de connexion',
    lead: 'Votre mot de passe est juste. Il reste à montrer que c’est bien vous.',
    field: 'Code',
    hint: 'Les six chiffres affichés par l’application de votre téléphone, ou l’un de vos codes de secours.',
    submit: 'Valider',
    missing: 'Saisissez le code.',
    wrong:
      'Ce code n’est pas le bon, ou a déjà servi. Attendez que l’application en affiche un nouveau, puis recommencez. Vérifiez aussi que l’heure du téléphone est automatique.',
    lost: 'Téléphone perdu ou changé\u202f? Tapez un code de secours. Si vous n’en avez plus, demandez à l’hébergeur un nouveau lien de première connexion.',
    low: (left: number) =>
      `Vous êtes entré avec un code de secours, qui ne servira plus. Il vous en reste ${String(left)}\u00a0: pensez à en demander de nouveaux dans «\u00a0Mon accès\u00a0».`,
  },
  enrol: {
    title: 'Activer le code de connexion',
    lead: 'Votre compte donne accès aux données de tous les élèves d’un établissement\u00a0: il demande, en plus du mot de passe, un code affiché par votre téléphone.',
    one: '1. Installez une application de codes',
    oneText:
      'N’importe quelle application de codes à usage unique convient, par exemple FreeOTP, Aegis, Google Authenticator ou un gestionnaire de mots de passe. Aucune donnée n’est envoyée.',
    two: '2. Scannez ce QR code avec l’application',
    qr: 'QR code à scanner avec l’application',
    onPhone: 'Vous lisez cette page sur le téléphone\u202f? Ouvrez l’application d’ici',
    byHand: 'Sinon, tapez cette clé dans l’application\u00a0:',
    three: '3. Tapez le code qu’elle affiche',
    code: 'Code à six chiffres',
    submit: 'Activer',
  },
  recovery: {
    title: 'Vos codes de secours',
    activated: 'Le code de connexion est activé.',
    lead: 'Si vous perdez votre téléphone, chacun de ces codes remplace une fois celui de l’application. Imprimez-les ou recopiez-les, et gardez-les loin du téléphone\u00a0: ils ne seront plus affichés.',
    list: 'Codes de secours',
    done: 'C’est noté, continuer',
  },
  mine: {
    title: 'Mon accès',
    lead: 'Comment vous entrez dans la console et le client.',
    factor: 'Code de connexion',
    factorOn: (since: string) => `Activé le ${since}.`,
    factorOff:
      'Non activé\u00a0: votre mot de passe suffit à entrer. Un code affiché par votre téléphone vous protégerait si quelqu’un l’apprenait.',
    recoveryLeft: 'Codes de secours restants',
    activate: 'Activer le code de connexion',
    renew: 'Demander de nouveaux codes de secours',
    renewLead: 'Les anciens ne serviront plus.',
    certificates: 'Certificats',
    certificatesText: 'Un certificat installé dans votre navigateur remplace le mot de passe et le code.',
    toCertificates: 'Voir mes certificats',
    password: 'Changer de mot de passe',
    present: 'Mot de passe actuel',
    fresh: 'Nouveau mot de passe',
    again: 'Le même, une seconde fois',
    change: 'Changer le mot de passe',
    changed: 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
    wrongPresent: 'Ce n’est pas votre mot de passe actuel.',
  },
  passwords: {
    hint: 'Douze caractères au moins, avec des minuscules, des majuscules, des chiffres et des signes\u202f; ou une phrase de vingt caractères.',
    short: (least: number) => `Le mot de passe compte au moins ${String(least)} caractères.`,
    long: (most: number) => `Le mot de passe compte au plus ${String(most)} caractères.`,
    simple:
      'Ce mot de passe est trop simple\u00a0: mêlez minuscules, majuscules, chiffres et signes, ou employez une phrase de vingt caractères.',
    leaked:
      'Ce mot de passe est parmi les premiers que l’on essaie\u00a0: il figure dans les listes de mots de passe divulgués. Choisissez-en un autre.',
    name: 'Ce mot de passe contient votre nom ou votre identifiant\u00a0: choisissez-en un autre.',
    different: 'Les deux mots de passe sont différents.',
    missing: 'Saisissez le mot de passe.',
  },
  first: {
    title: 'Première connexion',
    lead: (name: string, login: string) =>
      `Bienvenue, ${name}. Votre identifiant est «\u00a0${login}\u00a0». Choisissez le mot de passe que vous serez seul à connaître.`,
    submit: 'Enregistrer et continuer',
    done: 'Votre mot de passe est enregistré.',
  },
} as const
