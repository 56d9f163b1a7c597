import { counted } from '../../frame/format-fr.ts'

export const lifeCopy = {
  administration: 'Administration',
  title: 'Vie des comptes',
  lead: 'Lettres d’activation, changement de mot de passe imposé, gel des connexions en cas de crise.',
  population: 'De qui s’agit-il\u202f?',
  school: 'Établissement',
  anySchool: 'Tous mes établissements',
  profile: 'Profil',
  anyProfile: 'Tous les profils',
  class: 'Classe ou groupe',
  anyClass: 'Toutes les classes',
  classHint: 'Ses élèves, leurs responsables et ses enseignants.',
  show: 'Afficher',
  toActivate: 'Comptes à activer',
  active: 'Comptes actifs',
  ending: 'Comptes bientôt supprimés',
  endingHint: (days: string) =>
    `Fermés depuis plus de ${days}, ils seront supprimés cette nuit avec toutes leurs données.`,
} as const

export const lettersCopy = {
  title: 'Lettres d’activation',
  cardLead:
    'Une lettre par personne qui n’a pas encore de mot de passe, rangées par classe, avec l’adresse, l’identifiant et un code personnel.',
  none: 'Tous les comptes choisis ont déjà un mot de passe\u00a0: il n’y a pas de lettre à imprimer.',
  make: (count: string) => `Préparer ${count}`,
  letters: (count: number) => counted(count, 'lettre'),
  question: (count: string) => `Préparer ${count}\u202f?`,
  detail: (until: string) =>
    `Chaque code sert une fois, jusqu’au ${until}. Les codes déjà imprimés pour ces personnes ne serviront plus\u00a0: imprimez la page aussitôt, elle ne sera plus affichée.`,
  tooMany: (count: string) =>
    `Les ${count} premières lettres seulement\u00a0: recommencez par classe ou par profil pour les autres.`,
  notice: (count: string) =>
    `${count}. Imprimez cette page maintenant (Ctrl + P)\u00a0: une lettre par feuille. Les codes ne seront plus affichés.`,
  back: 'Revenir à la vie des comptes',
  backToClasses: 'Revenir à mes classes',
  heading: 'Votre compte sur l’espace numérique de travail',
  hello: (name: string) => `${name},`,
  intro: (school: string) =>
    `Un compte vous attend sur l’espace numérique de travail de l’établissement ${school}. Pour l’ouvrir\u00a0:`,
  introNoSchool: 'Un compte vous attend sur l’espace numérique de travail. Pour l’ouvrir\u00a0:',
  step1: 'Dans un navigateur, allez à l’adresse',
  step2: 'Tapez votre code d’activation',
  step3: 'Choisissez votre mot de passe. Vous vous connecterez ensuite avec votre identifiant',
  until: (until: string) => `Ce code sert une seule fois, jusqu’au ${until}.`,
  secret:
    'Cette lettre est personnelle. Personne, pas même un enseignant ou un administrateur, n’a besoin de votre mot de passe. Code perdu ou périmé\u202f? Demandez-en un autre à l’établissement.',
  className: (name: string) => `Classe\u00a0: ${name}`,
} as const

export const activationCopy = {
  title: 'Activer mon compte',
  lead: 'Avec le code de la lettre que l’établissement vous a remise.',
  code: 'Code d’activation',
  codeHint: 'Douze lettres et chiffres, par exemple 7KQ2-MXWP-4TRB.',
  next: 'Continuer',
  missing: 'Saisissez le code de votre lettre.',
  wrong:
    'Ce code n’est pas reconnu, a déjà servi ou n’est plus valable. Vérifiez-le lettre par lettre. S’il est trop ancien, demandez-en un autre à votre établissement.',
  wait: (wait: string) =>
    `Trop de codes faux viennent de votre réseau\u00a0: celui-ci n’a pas été vérifié. Recommencez dans ${wait}.`,
  chooseTitle: 'Choisir mon mot de passe',
  chooseLead: (name: string) => `Bonjour ${name}. Il reste à choisir votre mot de passe.`,
  login: 'Votre identifiant de connexion',
  loginHint: 'Notez-le\u00a0: il vous sera demandé à chaque connexion.',
  submit: 'Activer mon compte',
  different: 'Les deux saisies du mot de passe sont différentes.',
  done: (login: string) =>
    `Votre compte est activé. Connectez-vous avec votre identifiant ${login} et le mot de passe que vous venez de choisir.`,
  have: 'Vous avez déjà un mot de passe\u202f?',
  signIn: 'Se connecter',
} as const

export const classesCopy = {
  title: 'Mes élèves',
  lead: 'Un élève a oublié son mot de passe, ou n’a pas encore activé son compte\u202f? Donnez-lui un code.',
  none: 'Aucun élève dans vos classes',
  noneHelp: 'Vos classes et vos groupes viennent de l’annuaire académique.',
  classes: 'Mes classes et groupes',
  pupil: 'Élève',
  login: 'Identifiant de connexion',
  state: 'État',
  waiting: 'À activer',
  active: 'Actif',
  lastLogin: 'Dernière connexion',
  never: 'Jamais',
  action: 'Action',
  renew: 'Nouveau code',
  renewQuestion: (name: string) => `Donner un nouveau code à ${name}\u202f?`,
  renewDetail:
    'Son mot de passe actuel ne servira plus et ses connexions ouvertes sont fermées. Le code s’affiche une seule fois, sur une lettre à imprimer.',
  confirm: 'Donner un nouveau code',
  letters: 'Lettres d’activation de la classe',
  lettersQuestion: (count: string) => `Préparer ${count}\u202f?`,
} as const

export const forceCopy = {
  title: 'Imposer un nouveau mot de passe',
  lead: 'À leur prochaine connexion, ces personnes devront choisir un autre mot de passe. Leurs connexions ouvertes sont fermées.',
  since: 'Sauf à celles qui ont changé le leur depuis le',
  sinceHint: 'Laissez vide pour l’imposer à toutes.',
  badSince: 'Choisissez une date passée, ou laissez le champ vide.',
  count: 'Compter',
  open: 'Compter les comptes concernés',
  would: (count: number) =>
    `${counted(count, 'compte devra', 'comptes devront')} choisir un autre mot de passe.`,
  nobody: 'Aucun compte n’est concerné.',
  accounts: (count: number) => counted(count, 'compte'),
  submit: (count: string) => `Imposer à ${count}`,
  question: (count: string) => `Imposer un nouveau mot de passe à ${count}\u202f?`,
  detail: 'Les connexions ouvertes de ces personnes sont fermées. Cela ne peut pas être annulé.',
  changed: (now: string) =>
    `Entre-temps, le nombre de comptes concernés a changé\u00a0: ${now}. Rien n’a été fait. Vérifiez, puis confirmez de nouveau.`,
  done: (count: number) =>
    `${counted(count, 'compte devra', 'comptes devront')} choisir un autre mot de passe à la prochaine connexion.`,
} as const

export const freezeCopy = {
  title: 'Geler les connexions',
  lead: 'En cas de crise\u00a0: les connexions sont refusées avec votre phrase, les connexions ouvertes sont fermées. Les administrateurs ne sont pas concernés. Une personne de plusieurs établissements ou profils est refusée dès que l’un d’eux est gelé.',
  sentence: 'Phrase que liront ces personnes',
  defaultSentence:
    'Par précaution, les connexions sont suspendues. Elles reprendront dès que possible. Suivez les informations de votre établissement.',
  missingSentence: 'Écrivez la phrase que liront ces personnes.',
  longSentence: 'Trois cents caractères suffisent.',
  submit: 'Geler les connexions',
  question: 'Geler ces connexions\u202f?',
  detail: (who: string) =>
    `${who}\u00a0: plus personne n’entre, et les connexions ouvertes sont fermées. Vous pourrez lever le gel à tout moment.`,
  everybody: 'Tous les profils',
  everySchool: 'tous les établissements',
  running: 'Gels en cours',
  since: 'Depuis le',
  lift: 'Lever le gel',
  liftQuestion: 'Lever ce gel\u202f?',
  liftDetail: 'Ces personnes pourront de nouveau se connecter, avec leur mot de passe habituel.',
  done: 'Les connexions sont gelées. Vous pouvez lever le gel à tout moment.',
  lifted: 'Le gel est levé\u00a0: ces personnes peuvent de nouveau se connecter.',
} as const

export const namesCopy = {
  title: 'Identifiants de connexion des nouveaux comptes',
  lead: 'Le modèle vaut pour les comptes à venir. Un identifiant déjà donné ne change jamais\u202f; un homonyme reçoit un numéro.',
  pattern: 'Modèle',
  hint: '{prenom} et {nom} entiers, {p} et {n} pour leur première lettre, sans accents\u00a0: {prenom}.{nom}, {p}{nom}, {nom}-{p}\u2026',
  overtaken: (now: string) =>
    `Rien n’a changé\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a choisi le modèle ${now}. Enregistrez de nouveau pour le remplacer par le vôtre.`,
  bad: 'Ce modèle ne convient pas\u00a0: il contient {prenom} ou {nom}, des lettres sans accent, des chiffres, points, tirets ou soulignés, et finit par une lettre ou un chiffre.',
  example: (login: string) => `Jean-Noël Larue recevrait ${login}.`,
  submit: 'Enregistrer le modèle',
  done: (login: string) => `Le modèle est enregistré\u00a0: un Jean-Noël Larue recevrait ${login}.`,
} as const
