/** A row of the page: what, why, how long, and what happens then. */
export interface KeptThing {
  readonly what: string
  readonly why: string
  readonly howLong: string
}

const months = (value: number): string => `${String(value)}\u00a0mois`

export const retentionCopy = {
  title: 'Durées de conservation',
  lead: 'Ce que le portail garde des personnes, pourquoi, et combien de temps.',
  administration: 'Administration',
  list: 'Données gardées',
  what: 'Données',
  why: 'Pourquoi',
  howLong: 'Combien de temps',
  change: 'Où se règle la durée',
  fixed: 'Fixe',
  here: 'Plus bas sur cette page',
  inTraces: 'Dans Traces',
  byConfiguration: 'Configuration\u00a0: PORTAL_RETENTION_DAYS, 92\u00a0jours au plus',
  formTitle: 'Rapports d’import AAF',
  formLead:
    'Une fois la durée passée, le détail des anomalies et les exemples de noms sont supprimés dans la nuit. La date, l’auteur, les fichiers et les nombres de l’import restent. Un import en attente, en cours ou à reprendre n’est jamais touché.',
  months: 'Garder le détail des rapports',
  monthsHint:
    'De 1 à 24\u00a0mois. Une durée plus courte s’applique dès la nuit prochaine, et ce qui est supprimé ne revient pas.',
  monthsSuffix: 'mois',
  monthsError: 'Donnez un nombre de mois de 1 à 24.',
  overtaken: (value: number) =>
    `Rien n’a changé\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a choisi ${months(value)}. Enregistrez de nouveau pour remplacer cette durée par la vôtre.`,
  save: 'Enregistrer la durée',
  saved: (value: number) => `Le détail des rapports d’import AAF est désormais gardé ${months(value)}.`,
} as const

export const keptCopy = {
  traces: (value: number): KeptThing => ({
    what: 'Traces\u00a0: qui a fait quoi, connexions comprises',
    why: 'Répondre à une contestation, comprendre un incident',
    howLong: `${months(value)}, puis suppression dans la nuit`,
  }),
  accounts: (days: number): KeptThing => ({
    what: 'Comptes terminés, qu’aucun profil ni aucun droit ne retient',
    why: 'Rouvrir le compte d’une personne qui revient, réparer un départ annoncé par erreur',
    howLong: `${String(days)}\u00a0jours après la fermeture du compte`,
  }),
  reports: (value: number): KeptThing => ({
    what: 'Rapports d’import AAF\u00a0: anomalies et exemples, qui nomment des personnes',
    why: 'Corriger l’annuaire à la source, expliquer un changement',
    howLong: `${months(value)} après la fin de l’import`,
  }),
  files: {
    what: 'Fichiers des livraisons AAF',
    why: 'Reprendre un import interrompu, attendre une confirmation',
    howLong: 'Jusqu’à la fin de l’import\u202f; 7\u00a0jours si personne ne confirme ou ne reprend',
  },
  csv: {
    what: 'Fichiers CSV d’utilisateurs déposés et non appliqués',
    why: 'Choisir les colonnes et vérifier l’effet avant d’appliquer',
    howLong: '7\u00a0jours, puis suppression au dépôt d’un autre fichier',
  },
  identifiersCsv: {
    what: 'Fichiers CSV d’identifiants déposés, dont les colonnes restent à choisir',
    why: 'Choisir les colonnes avant l’import',
    howLong: 'Une heure, puis suppression au dépôt d’un autre fichier',
  },
  failures: (hours: number, minutes: number): KeptThing => ({
    what: 'Erreurs de connexion, par identifiant et par adresse',
    why: 'Ralentir qui essaie des mots de passe',
    howLong: `${String(hours)}\u00a0heures sans nouvel essai pour un identifiant\u202f; au plus ${String(minutes)}\u00a0minutes pour une adresse`,
  }),
} as const
