import type { QuotaKind } from './quotas.ts'

export const quotaCopy = {
  administration: 'Administration',
  title: 'Quotas',
  lead: 'Les limites de chaque établissement, ce qu’il en utilise, et ce qui se passe quand une limite est atteinte.',
  happens: 'À la limite',
  kinds: {
    accounts: 'Comptes',
    sessions: 'Connexions ouvertes en même temps',
    imports: 'Imports d’identifiants par jour',
  } satisfies Record<QuotaKind, string>,
  atLimit: {
    accounts:
      'Un compte ajouté à la main ou par un fichier CSV est refusé. Une livraison AAF est toujours appliquée\u202f; le dépassement est signalé ici et à l’établissement.',
    sessions:
      'Une personne déjà connectée ailleurs voit sa connexion la plus ancienne fermée, et entre. Une personne qui n’est connectée nulle part est priée de réessayer. Personne n’est déconnecté au profit d’un autre, et les administrateurs entrent toujours.',
    imports:
      'Le fichier suivant, à l’écran comme par envoi automatique, est refusé jusqu’au lendemain. L’import déjà ouvert se poursuit.',
  } satisfies Record<QuotaKind, string>,
  default: 'Pour tous les établissements',
  defaultLead: 'Ce qui vaut pour un établissement sans valeurs propres. Une case vide\u00a0: pas de limite.',
  own: 'Valeurs propres à cet établissement',
  ownHint: 'Cochée, les trois cases ci-dessous remplacent les valeurs communes\u202f; vide, pas de limite.',
  usedOf: (used: string, limit: string) => `${used} sur ${limit}`,
  noLimit: (used: string) => `${used}, sans limite`,
  near: 'Bientôt à la limite',
  reached: 'Limite atteinte',
  over: (excess: string) => `Dépassement de ${excess}`,
  save: 'Enregistrer',
  saved: 'Limites enregistrées. Elles valent dès maintenant.',
  changed:
    'Une autre personne a modifié ces limites pendant que vous les changiez\u00a0: rien de votre saisie n’est enregistré. Voici ce qui est enregistré.',
  badLimit: (kind: string) => `${kind}\u00a0: saisissez un nombre entier jusqu’à 1000000, ou rien.`,
  badSessions: 'Au moins une connexion doit rester possible\u00a0: saisissez 1 ou plus, ou rien.',
  noticeTitle: 'Quotas bientôt atteints',
  noticeMore: (count: string) => `Et ${count} de plus.`,
  noticeLink: 'Voir les quotas',
} as const
