import type { AafChange, AafCounts, AafProgress, AafRunState } from './aaf-run.ts'

export const aafCopy = {
  title: 'Livraisons AAF',
  administration: 'Administration',
  directory: 'Annuaire',
  lead: 'L’annuaire académique décrit l’établissement, les élèves, leurs responsables et les personnels.',
  importTitle: 'Importer une livraison AAF',
  files: 'Fichiers de la livraison',
  filesHint:
    'L’archive de la livraison (.zip, .tar.gz ou .tgz), ou ensemble tous ses fichiers .xml. Une livraison complète contient EtabEducNat, MefEducNat, MatiereEducNat, PersEducNat, PersRelEleve et Eleve\u202f; une livraison Delta, seulement ce qui change.',
  way: 'Que faire de cette livraison',
  ways: {
    review: {
      label: 'Montrer d’abord ce qui changerait',
      hint: 'Rien n’est modifié avant que vous ne l’ayez confirmé.',
    },
    apply: {
      label: 'Appliquer sans attendre',
      hint: 'L’import s’arrête tout de même, et vous demande, si trop de comptes devaient être suspendus.',
    },
    simulate: { label: 'Simuler seulement', hint: 'La livraison est lue et comparée, puis oubliée.' },
  },
  acceptOlder: 'Accepter une livraison plus ancienne que la dernière importée',
  acceptOlderHint:
    'L’annuaire reviendra à l’état de cette date\u00a0: des personnes arrivées depuis seront suspendues.',
  acceptAcademy: 'Accepter une académie que l’annuaire ne connaît pas encore',
  acceptAcademyHint: 'À cocher une seule fois, quand le portail s’ouvre à une autre académie.',
  badDepartures: 'Saisissez un nombre entier.',
  missingFiles: 'Choisissez les fichiers de la livraison.',
  missingWay: 'Choisissez ce qu’il faut faire de cette livraison.',
  submit: 'Envoyer',
  functions: 'Fonctions et profils',
  shareTitle: 'Arrêt au-delà d’une part de départs',
  share: 'Part des comptes ouverts, en pour cent',
  shareHint:
    'Une livraison qui en suspendrait davantage, en tout ou dans un établissement d’au moins vingt départs, demande le nombre exact de départs.',
  shareSubmit: 'Enregistrer',
  badShare: 'Saisissez un nombre entier de 0 à 100.',
  overtakenShare: (percent: number) =>
    `Rien n’a changé\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a choisi ${String(percent)}\u00a0%. Enregistrez de nouveau pour remplacer cette part par la vôtre.`,
  shareDone: (percent: number) => `L’import s’arrêtera au-delà de ${String(percent)}\u00a0% de départs.`,
  history: 'Derniers imports',
  empty: 'Aucune livraison n’a encore été importée.',
  date: 'Date',
  who: 'Par',
  state: 'Résultat',
  schools: 'Établissements',
  report: 'Compte rendu',
  seeReport: 'Lire le compte rendu',
  problems: 'Anomalies',
  foreignPerson: (name: string) =>
    `La fiche de ${name} porte la clé ou l’INE d’un compte d’un autre établissement, sans que l’identité concorde assez. Elle n’a pas été importée.`,
  foreignPersonAdvice:
    'Vérifiez le nom, le prénom et la date de naissance (à défaut, l’adresse électronique, ou la civilité et le code postal). S’ils sont justes, demandez à l’exploitant du portail d’importer la livraison.',
  noProblem: 'Aucune anomalie.',
  namesRemoved: (day: string) =>
    `Le détail des anomalies, qui nommait des personnes, a été supprimé le ${day}\u00a0: sa durée de conservation était passée. Les nombres restent.`,
  file: 'Fichier',
  line: 'Ligne',
  reason: 'Anomalie',
  advice: 'Que faire',
  filesRead: 'Fichiers',
  moreFiles: (count: number) => `et ${String(count)} autres`,
  duration: 'Durée',
  seconds: (value: number) => `${value.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0s`,
  reportTitle: (when: string) => `Import du ${when}`,
} as const

export const runStateCopy: Readonly<
  Record<AafRunState, { readonly label: string; readonly sentence: string }>
> = {
  receiving: { label: 'En réception', sentence: 'Les fichiers de la livraison arrivent.' },
  waiting: {
    label: 'En attente',
    sentence:
      'La livraison est reçue et attend son tour. Vous pouvez fermer cette page\u00a0: l’import se fera sans elle.',
  },
  reading: {
    label: 'Lecture en cours',
    sentence: 'Les fichiers sont lus. Vous pouvez fermer cette page\u00a0: l’import continue sans elle.',
  },
  comparing: {
    label: 'Comparaison en cours',
    sentence:
      'La livraison est comparée à l’annuaire. Vous pouvez fermer cette page\u00a0: rien ne sera modifié sans vous.',
  },
  to_confirm: {
    label: 'À confirmer',
    sentence:
      'Voici ce que la livraison changerait. Rien n’est encore modifié\u00a0: appliquez-la, ou abandonnez-la.',
  },
  applying: {
    label: 'Application en cours',
    sentence: 'Les changements sont écrits, tous ensemble. Vous pouvez fermer cette page.',
  },
  abandoned: { label: 'Abandonnée', sentence: 'La livraison a été abandonnée. Rien n’est modifié.' },
  done: { label: 'Importée', sentence: 'La livraison est importée.' },
  simulated: {
    label: 'Simulée',
    sentence: 'Simulation\u00a0: voici ce que la livraison changerait. Rien n’est modifié.',
  },
  refused: { label: 'Refusée', sentence: 'La livraison est refusée. Rien n’est modifié.' },
  failed: {
    label: 'Interrompue',
    sentence:
      'L’import s’est interrompu sur un incident du portail. Rien n’est modifié\u202f; reprenez-le, ce qui a été lu ne sera pas relu.',
  },
}

export const countCopy: Readonly<Record<keyof AafCounts, string>> = {
  schools: 'Établissements',
  pupils: 'Élèves',
  guardians: 'Responsables',
  staff: 'Personnels',
  created: 'Comptes créés',
  updated: 'Comptes mis à jour',
  reopened: 'Comptes rouverts',
  suspended: 'Comptes suspendus',
  contactsLeftOut: 'Contacts sans responsabilité, laissés de côté',
  classes: 'Classes',
  links: 'Liens de responsabilité',
  problems: 'Anomalies',
}

/** The report put beside a delivery of the drop folder. */
export const dropCopy = {
  depositor: 'dossier de dépôt',
  report: (run: string, when: string) => `Import AAF n° ${run}, commencé le ${when}.`,
  counts: (counts: Partial<AafCounts>): readonly string[] =>
    (Object.keys(countCopy) as (keyof AafCounts)[]).flatMap((key) =>
      counts[key] === undefined ? [] : [`${countCopy[key]}\u00a0: ${String(counts[key])}`],
    ),
  seeScreen: (run: string) =>
    `Le compte rendu complet est dans le portail\u00a0: Administration > Annuaire > Livraisons AAF, import n° ${run}.`,
  watched: 'Dossier de dépôt',
  watchedWays: {
    review: 'chaque livraison y attend une confirmation',
    apply: 'chaque livraison est appliquée, sauf si un contrôle l’arrête',
    simulate: 'chaque livraison est seulement simulée',
  },
  watchedSentence: (folder: string, way: string) =>
    `Les livraisons déposées dans ${folder} sont importées sans écran\u00a0: ${way}. Elles sont ensuite rangées dans «\u00a0importees\u00a0» ou «\u00a0refusees\u00a0», avec leur compte rendu.`,
} as const

export const progressCopy = {
  title: 'Avancement',
  received: (mebibytes: string) => `${mebibytes}\u00a0Mo`,
  stage: (done: number, total: number) => `étape ${String(done)} sur ${String(total)}`,
  rate: (people: string) => `${people} par seconde`,
  secondsLeft: (seconds: number) => `encore ${String(seconds)}\u00a0s environ`,
  minutesLeft: (minutes: number) => `encore ${String(minutes)}\u00a0min environ`,
  ahead: (runs: string) => `${runs} avant celle-ci.`,
  starting: 'L’import va commencer.',
} as const

export const stepCopy: Readonly<Record<AafProgress['step'], string>> = {
  receiving: 'Réception des fichiers',
  reading: 'Lecture des fichiers',
  comparing: 'Comparaison avec l’annuaire',
  applying: 'Application des changements',
}

export const changeCopy: Readonly<Record<AafChange, string>> = {
  created: 'Créés',
  updated: 'Mis à jour',
  suspended: 'Suspendus',
  reopened: 'Rouverts',
}

export const previewCopy = {
  title: 'Par établissement et par profil',
  school: 'Établissement',
  profile: 'Profil',
  none: 'Aucun compte ne change.',
  omitted: (lines: string) => `${lines} de plus, avec moins de changements.`,
  samples: 'Quelques comptes',
  sampleOf: (change: string) => `${change}, par exemple`,
  departuresTitle: 'Beaucoup de départs',
  departures: (suspended: string, before: string) =>
    `Cette livraison suspendrait ${suspended} sur ${before}. Une livraison tronquée aurait le même effet.`,
  departuresSchools: (schools: string) => `Surtout\u00a0: ${schools}.`,
  departuresAdvice: 'Vérifiez auprès de l’académie que ces départs sont réels avant de les accepter.',
  typeNumber: 'Nombre de départs',
  typeNumberHint: (suspended: number) => `Recopiez ${String(suspended)} pour montrer que vous l’avez lu.`,
  apply: 'Appliquer cette livraison',
  abandon: 'Abandonner',
  abandonQuestion: 'Abandonner cette livraison\u202f?',
  abandonDetail: 'Rien n’est modifié. Pour l’importer plus tard, il faudra l’envoyer de nouveau.',
  resume: 'Reprendre l’import',
  applied: 'La livraison est confirmée\u00a0: elle est appliquée dès que possible.',
  abandoned: 'La livraison est abandonnée. Rien n’est modifié.',
  resumed: 'L’import reprend où il s’était arrêté.',
  download: 'Télécharger les anomalies (CSV)',
  severity: 'Gravité',
  severities: {
    fatal: 'Bloquante',
    rejected: 'Fiche rejetée',
    warning: 'Valeur laissée',
    notice: 'Pour information',
  },
  mode: 'Nature',
  modes: { complete: 'Complète', delta: 'Delta' },
  day: 'Date de la livraison',
} as const
