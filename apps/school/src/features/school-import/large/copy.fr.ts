import type { LargeImport, LargeState } from './large-imports.ts'

/** What the list says of files; `stalled`: nobody has been heard of for a while. */
type ShownState = LargeState | 'stalled'

/** French texts of the imports that are followed on a page. */
export const largeCopy = {
  title: 'Import suivi',
  large:
    'Ces fichiers sont volumineux\u00a0: le serveur les compare d’abord à la base, et rien n’est écrit avant votre accord.',
  going: 'Import en cours',
  mayLeave:
    'Vous pouvez fermer cette page\u00a0: le travail continue, et vous le retrouverez dans la liste des imports.',
  steps: {
    waiting: 'En attente du serveur',
    reading: { look: 'Lecture des fichiers', apply: 'Lecture des fichiers avant l’import' },
    writing: { look: 'Comparaison avec la base', apply: 'Import dans la base' },
  } satisfies Record<string, string | Record<LargeImport['purpose'], string>>,
  percent: (percent: number): string => `${percent}\u202f% lus`,
  stalled:
    'Le serveur s’est interrompu. Il reprendra de lui-même dans les minutes qui viennent\u202f; rien n’est perdu et rien n’a été importé à moitié.',
  refused: 'Aucun fichier n’a été importé',
  interrupted: {
    title: 'L’import a été interrompu',
    detail:
      'Le serveur s’y est repris à plusieurs fois sans y parvenir. Rien n’a changé dans la base, et les fichiers sont encore là jusqu’à demain. Reprenez-le\u202f; si cela se reproduit, prévenez l’hébergeur.',
  },
  resume: 'Reprendre',
  abandon: 'Abandonner cet import',
  remove: 'Retirer de la liste',
  abandoned: 'L’import est abandonné\u00a0: rien n’a changé dans la base.',
  otherUnderWay: 'Un autre import est en cours dans cette base. Attendez sa fin, puis recommencez.',
  tooLate: 'Ces fichiers ont attendu plus d’une journée\u00a0: envoyez-les à nouveau.',
  notAnyMore:
    'L’import est en train de s’écrire\u00a0: il ne peut plus être abandonné. Vous pourrez l’annuler ensuite.',
  back: 'Revenir aux imports',
  list: {
    title: 'Imports suivis',
    columns: { files: 'Fichiers', kind: 'Données', state: 'État', at: 'Reçu', actor: 'Par' },
    states: {
      waiting: 'En cours',
      working: 'En cours',
      'to-check': 'À vérifier',
      done: 'Terminé',
      refused: 'Refusé',
      interrupted: 'Interrompu',
      stalled: 'Interrompu, va reprendre',
    } satisfies Record<ShownState, string>,
  },
} as const
