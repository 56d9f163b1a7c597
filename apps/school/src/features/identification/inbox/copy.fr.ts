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
    semaine: '7 derniers jours',
    mois: '30 derniers jours',
    avant: 'Plus de 30 jours',
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
    actions: {
      classer: 'Classer sans suite',
      relier: 'Relier les personnes sûres',
      rouvrir: 'Remettre à traiter',
    },
    latest: 'Liens récents',
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
  links: {
    title: 'Relier les personnes sûres',
    lead: (sure: number, looked: number): string =>
      `${formatNumberOf(sure, 'personne sûre', 'personnes sûres')} pour ${formatNumberOf(looked, 'échec regardé', 'échecs regardés')}.`,
    rule: 'Une personne est sûre quand l’ENT la désigne sans ambiguïté, par son identifiant ou par ses nom et prénom avec la date de naissance (ou le code postal d’un responsable), qu’elle a l’espace demandé, qu’aucun autre compte n’est relié à sa fiche et que personne d’autre ne tient ce compte. Ce qu’elle écrit dans le formulaire ne suffit jamais.',
    effect:
      'À leur prochaine connexion par l’ENT, ces personnes entreront dans leur espace. Décochez celles dont vous doutez\u202f; vous pourrez tout annuler pendant trois mois.',
    partial: (looked: number): string =>
      `Seuls les ${formatCount(looked)} échecs les plus récents sont regardés\u00a0: recommencez pour les suivants.`,
    nobody: (looked: number): string =>
      looked === 0
        ? 'L’ENT n’a nommé le compte d’aucun de ces échecs\u00a0: personne ne peut être relié.'
        : `${formatNumberOf(looked, 'échec regardé', 'échecs regardés')}, aucune personne sûre\u00a0: reliez-les un par un, depuis la fiche de chaque échec.`,
    noneTicked: 'Aucune personne n’était cochée\u00a0: rien n’a été fait.',
    people: 'Personnes',
    columns: {
      who: 'Qui arrive de l’ENT',
      sent: 'Ce que l’ENT en dit',
      person: 'Qui ce serait ici',
      sheet: 'Ce que dit sa fiche',
      by: 'Pourquoi',
      category: 'Catégorie',
      state: 'État',
      actor: 'Par',
      count: 'Personnes',
    },
    by: { identifier: 'Identifiant reçu', identity: 'Identité reçue' },
    noName: 'sans nom',
    select: (name: string): string => `Relier ${name}`,
    confirm: 'Relier les personnes cochées',
    done: (count: number): string => formatNumberOf(count, 'personne reliée.', 'personnes reliées.'),
    howToUndo: '«\u00a0Liens récents\u00a0», sous la liste, permet d’annuler.',
    left: (count: number): string =>
      `${formatNumberOf(count, 'autre n’est plus sûre et n’a pas été reliée', 'autres ne sont plus sûres et n’ont pas été reliées')}.`,
    runTitle: (count: number): string => formatNumberOf(count, 'personne reliée', 'personnes reliées'),
    doneBy: (who: string, moment: string): string => `Par ${who}, le ${moment}.`,
    undo: 'Annuler ces liens',
    undoQuestion: (count: number): string =>
      `Reprendre l’identifiant CAS à ${formatNumberOf(count, 'personne', 'personnes')}\u202f?`,
    undoDetail:
      'Celles qui sont entrées par l’ENT sont déconnectées, et leurs échecs reviennent à traiter. Une fiche reliée depuis à un autre compte n’est pas touchée.',
    undone: (count: number): string =>
      `Liens annulés pour ${formatNumberOf(count, 'personne', 'personnes')}.`,
    undoneBy: (who: string, moment: string): string => `Annulé par ${who}, le ${moment}.`,
    kept: (count: number): string =>
      `${formatNumberOf(count, 'personne a changé de compte depuis et n’a pas été touchée', 'personnes ont changé de compte depuis et n’ont pas été touchées')}.`,
    states: { done: 'Relié', undone: 'Annulé', kept: 'Laissé' },
    list: 'Liens récents',
    listLead:
      'Les liens donnés à plusieurs personnes à la fois depuis la résolution des échecs, gardés trois mois.',
    listEmpty: 'Aucun lien n’a été donné ainsi.',
    listEmptyNext: 'Dans la résolution des échecs, choisissez «\u00a0Relier les personnes sûres\u00a0».',
    sure: (name: string, detail: string | undefined): string =>
      `Sûrement ${name}${detail === undefined ? '' : ` (${detail})`}`,
    badge: 'Sûre',
  },
} as const
