import type { ProblemText } from '../problem/problem-text.ts'

/** Problems of a timetable export (docs/reference/timetable-export.md). */
export const timetableProblemsFr = {
  'timetable.nobody': {
    severity: 'fatal',
    reason: () => 'Cet export d’emploi du temps ne contient aucune personne qui ait un identifiant PRONOTE.',
    advice:
      'Vérifiez dans le serveur de vie scolaire que la gestion des identifiants ENT est activée, puis exportez de nouveau.',
  },
} satisfies Record<string, ProblemText<never>>
