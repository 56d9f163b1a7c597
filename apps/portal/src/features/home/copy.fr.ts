import type { AttentionKind } from './attention.ts'

export const homeCopy = {
  title: 'Mon espace',
  greeting: (name: string) =>
    `Bonjour ${name}. Un clic suffit pour ouvrir un service\u00a0: il vous reconnaît.`,
  hello: (name: string) => `Bonjour ${name}.`,
  favourites: 'Mes favoris',
  addFavourite: (title: string) => `Ajouter ${title} à mes favoris`,
  removeFavourite: (title: string) => `Retirer ${title} de mes favoris`,
  messages: 'Messages de l’établissement',
  messageFrom: (school: string, day: string) => `${school}, le ${day}`,
  portal: 'Portail',
  noService: 'Aucun service ne vous est encore ouvert.',
  noServiceHelp:
    'L’administrateur de votre établissement décide de l’accès à chaque service. Adressez-vous à lui\u00a0:',
  administrators: 'voir les administrateurs de votre ENT',
  mine: 'Mes informations',
  school: 'Établissement',
  profile: 'Profil',
  ownClass: 'Classe',
  mainTeacher: 'Professeur principal de',
  taught: 'Classes',
  taughtCount: (count: number) => `${String(count)}\u00a0${count < 2 ? 'classe' : 'classes'}`,
  children: 'Mes enfants',
  child: (name: string, className: string | null) => (className === null ? name : `${name}, ${className}`),
  seeAccount: 'Voir mon compte',
  publicTitle: 'Bienvenue',
  publicLead: 'Connectez-vous pour retrouver les services de votre établissement.',
  signIn: 'Se connecter',
  administration: 'Administration',
  administrationLead: 'Ce que vous pouvez régler pour vos établissements.',
  accounts: 'Comptes',
  services: 'Services',
  schools: 'Établissements',
} as const

export const attentionCopy = {
  title: 'À regarder',
  nothing: 'Rien ne vous attend.',
  what: 'Sujet',
  count: 'Nombre',
  next: 'Que faire',
  kinds: {
    imports: {
      what: 'Imports d’identifiants PRONOTE à terminer',
      next: 'Reprenez l’import à l’étape où il s’est arrêté, ou abandonnez-le.',
    },
    deliveries: {
      what: 'Livraisons AAF en attente ou en échec',
      next: 'Confirmez les départs annoncés, ou lisez pourquoi la livraison n’est pas passée.',
    },
    refusals: {
      what: 'Accès refusés ces sept derniers jours',
      next: 'Regardez à qui, et par quelle règle\u00a0: il manque peut-être un droit.',
    },
    servicesForNobody: {
      what: 'Services publiés sans aucun droit d’accès',
      next: 'Donnez un droit dans «\u00a0Accès population\u00a0», ou remettez le service en brouillon.',
    },
    servicesOver: {
      what: 'Services publiés dont la période est passée',
      next: 'Prolongez la période d’ouverture, ou désactivez le service.',
    },
    unresolved: {
      what: 'Personnes sans identifiant PRONOTE',
      next: 'Voyez les indicateurs par profil, puis importez les identifiants de nouveau.',
    },
    duplicates: {
      what: 'Doublons proposés',
      next: 'Comparez les deux fiches, et réunissez-les si c’est la même personne.',
    },
  } satisfies Readonly<Record<AttentionKind, { readonly what: string; readonly next: string }>>,
} as const
