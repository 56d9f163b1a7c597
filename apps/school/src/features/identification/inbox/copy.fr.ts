import { formatCount, formatNumberOf } from '../../../frame/format.ts'
import type { FilingReason } from './filing.ts'
import type { InboxPeriod } from './periods.ts'

const failures = (count: number): string => formatNumberOf(count, 'échec', 'échecs')

/** French texts of the inbox of failures: its filters, and what is done to many lines at once. */
export const inboxCopy = {
  search: 'Rechercher un échec',
  searchHint: 'Nom, identifiant reçu',
  filters: {
    reason: 'Motif',
    space: 'Espace demandé',
    period: 'Dernier essai',
    class: 'Classe',
    every: 'Tous',
    everyClass: 'Toutes',
    always: 'N’importe quand',
    choice: (label: string, count: number): string => `${label} (${formatCount(count)})`,
    clear: 'Effacer les filtres',
  },
  periods: {
    jour: 'Aujourd’hui',
    semaine: 'Sept derniers jours',
    mois: 'Trente derniers jours',
    avant: 'Il y a plus de trente jours',
  } satisfies Record<InboxPeriod, string>,
  count: failures,
  none: 'Aucun échec ne correspond à ces filtres.',
  hidden: (count: number): string =>
    `Ils en cachent ${formatCount(count)} dans cet onglet. Les nombres des onglets et des filtres disent où il y en a.`,
  nothingHidden: 'Cet onglet est vide, même sans filtre.',
  attempts: 'Essais',
  select: (name: string): string => `Choisir l’échec\u00a0: ${name}`,
  choose: 'Choisir',
  filing: {
    reason: 'Raison',
    note: 'Précision',
    reasons: {
      elsewhere: 'Réglé autrement',
      'not-concerned': 'La personne n’a pas à entrer',
      mistake: 'Fausse manœuvre, sans suite',
      'no-answer': 'La personne n’a pas répondu',
      other: 'Autre raison',
    } satisfies Record<FilingReason, string>,
    missing: 'Choisissez une raison.',
    whichOther: 'Précisez cette autre raison.',
    filed: (moment: string, reason: string): string =>
      reason === '' ? `Classé le ${moment}.` : `Classé le ${moment}\u00a0: ${reason}.`,
    returned: (moment: string, reason: string): string =>
      reason === ''
        ? `Classé le ${moment}, revenu depuis.`
        : `Classé le ${moment} (${reason}), revenu depuis.`,
  },
  bulk: {
    title: 'Traiter plusieurs échecs',
    scope: 'Échecs concernés',
    scopes: {
      cochees: 'Ceux qui sont cochés',
      page: 'Tous ceux de cette page',
      tout: (count: number): string =>
        count === 1
          ? 'Le seul de ce filtre'
          : `Les ${formatCount(count)} de ce filtre, pages suivantes comprises`,
    },
    what: 'Action',
    next: 'Continuer',
    nextHint: 'La page suivante montre ce qui est concerné. Rien n’est fait avant votre accord.',
    actions: { classer: 'Classer sans suite', rouvrir: 'Remettre à traiter' },
    nothing: 'Cochez au moins un échec, ou choisissez toute la page ou tout le filtre.',
    gone: 'Plus aucun de ces échecs n’est dans cet onglet\u00a0: rien n’a été fait.',
    samples: 'Échecs concernés',
    firstOf: (shown: number, count: number): string =>
      shown === count ? failures(count) : `Les ${formatCount(shown)} premiers sur ${formatCount(count)}`,
    effects: {
      classer:
        'Ces échecs quittent la liste à traiter. Celui qui se reproduit y revient de lui-même, et vous pouvez les remettre à traiter depuis l’onglet «\u00a0Classés\u00a0».',
      rouvrir: 'Ces échecs reviennent dans la liste à traiter.',
    },
    confirm: {
      classer: (count: number): string => `Classer ${failures(count)}`,
      rouvrir: (count: number): string => `Remettre à traiter ${failures(count)}`,
    },
    back: 'Revenir à la liste',
    done: {
      classer: (count: number): string => formatNumberOf(count, 'échec classé.', 'échecs classés.'),
      rouvrir: (count: number): string =>
        formatNumberOf(count, 'échec remis à traiter.', 'échecs remis à traiter.'),
    },
    left: (count: number): string =>
      ` ${formatNumberOf(count, 'autre a changé', 'autres ont changé')} entre-temps et n’${count < 2 ? 'a' : 'ont'} pas été touché${count < 2 ? '' : 's'}.`,
  },
} as const
