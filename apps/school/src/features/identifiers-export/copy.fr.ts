import { formatCount } from '../../frame/format.ts'

const list = new Intl.ListFormat('fr', { type: 'conjunction' })

/** French texts of *Socles ENT*. */
export const copy = {
  title: 'Exportation des identifiants PRONOTE',
  lead: 'Socles ENT',
  explanation:
    'Le fichier donne à votre ENT l’identifiant PRONOTE de chaque personne. L’administrateur de l’ENT l’importe, puis l’ENT sait à qui ouvrir chaque espace.',
  option: 'Uniquement les utilisateurs sans identifiants CAS',
  optionHint:
    'Décochez la case pour le premier fichier de l’année, à importer dans l’ENT en mode complet. Cochez-la pour les suivants, en mode partiel.',
  who: 'Seules les personnes présentes qui ont accès à un espace sont exportées\u00a0: ni les anciens, ni les contacts qui ne sont pas responsables légaux.',
  submit: 'Continuer',
  closed: 'L’exportation n’est pas encore possible',
  toDelegation: 'Déléguer l’authentification',
  toImport: 'Importer SIECLE / STSWEB',
  toSettings: 'Clés des partenaires et envoi automatique',
  readers: {
    field: 'Les données exportées peuvent être déchiffrées par',
    hint: 'Deux partenaires au plus. Aucune case\u00a0: le fichier est en clair.',
    none: 'Aucun partenaire n’a donné sa clé publique\u00a0: le fichier sera en clair. Les clés s’ajoutent dans la console.',
    title: 'Qui pourra lire le fichier',
    clear:
      'Toute personne qui aura ce fichier pourra le lire\u00a0: il n’est pas chiffré. Ne l’envoyez pas par messagerie.',
    sealed: (names: readonly string[]) => `${list.format(names)}, et personne d’autre\u00a0: pas même vous.`,
  },
  review: {
    title: 'Avant d’exporter',
    content: 'Contenu',
    people: 'Personnes',
    download: 'Exporter le fichier',
    send: 'Envoyer à l’ENT',
    destination: 'Adresse de l’ENT',
    sendReaders:
      'Les lecteurs d’un envoi sont ceux qui sont choisis dans la console. Le trajet jusqu’à l’ENT est protégé par l’adresse en https.',
    sendHttp:
      'L’adresse de l’ENT commence par http\u00a0: le trajet n’est pas protégé. Demandez une adresse en https, ou chiffrez le fichier.',
    back: 'Revenir',
    sent: 'Le fichier part vers l’ENT. Son reçu s’affichera ci-dessous.',
  },
  counts: {
    title: 'Personnes concernées',
    columns: { category: 'Catégorie', all: 'Toutes', withoutCasId: 'Sans identifiant CAS' },
    total: 'Total',
  },
  history: {
    title: 'Derniers exports',
    empty: 'Aucun export pour l’instant.',
    columns: {
      at: 'Date',
      kind: 'Contenu',
      count: 'Personnes',
      readers: 'Lisible par',
      actor: 'Par',
      file: 'Fichier',
    },
    complete: 'Tous les utilisateurs',
    partial: 'Sans identifiant CAS',
    clear: 'En clair',
    readers: (names: readonly string[]) => list.format(names),
    pushed: 'envoyé à l’ENT',
    count: (count: number): string => formatCount(count),
  },
} as const
