import type { ImportFigure, ReportedProblem } from './import-store.ts'

/** French texts of the SIECLE and STSWEB imports. */
export const copy = {
  title: 'SIECLE / STSWEB',
  lead: 'Remplir la base avec les fichiers exportés par l’établissement',
  siecle: {
    title: 'Élèves et responsables (SIECLE)',
    pupils: 'Fichier des élèves',
    pupilsHint: 'ElevesAvecAdresses.xml ou ElevesSansAdresses.xml',
    guardians: 'Fichier des responsables',
    guardiansHint: 'ResponsablesAvecAdresses.xml',
  },
  sts: {
    title: 'Professeurs et personnels (STSWEB)',
    file: 'Fichier STSWEB',
    fileHint: 'sts_emp_UAI_année.xml',
  },
  confirm: 'J’ai vérifié le fichier\u00a0: l’importer malgré l’avertissement',
  submit: 'Importer',
  unusable: 'Aucun fichier n’a été importé',
  note: 'Les personnes déjà connues sont mises à jour et gardent leur identifiant PRONOTE. Les élèves et les personnels absents de leur fichier sont marqués comme partis.',
  runs: {
    title: 'Derniers imports',
    empty: 'Aucun import pour l’instant.',
    columns: { at: 'Date', kind: 'Données', files: 'Fichiers', actor: 'Par' },
    kinds: { siecle: 'SIECLE', sts: 'STSWEB' },
    open: (moment: string): string => `Compte rendu du ${moment}`,
  },
  report: {
    title: 'Compte rendu d’import',
    done: 'L’import est terminé.',
    figures: {
      pupils: 'Élèves lus',
      guardians: 'Responsables lus',
      teachers: 'Professeurs lus',
      staff: 'Personnels lus',
      created: 'Fiches créées',
      updated: 'Fiches mises à jour',
      departures: 'Départs',
      structures: 'Classes et groupes',
      links: 'Liens de responsabilité',
      unknownPupilLinks: 'Liens vers un élève inconnu',
      teachings: 'Services d’enseignement',
    } satisfies Record<ImportFigure, string>,
    problems: 'Remarques',
    noProblem: 'Aucune remarque\u00a0: tout le contenu des fichiers a été repris.',
    columns: { severity: 'Effet', place: 'Endroit', reason: 'Remarque', advice: 'Que faire' },
    severities: {
      rejected: 'Fiche écartée',
      warning: 'Valeur écartée',
      notice: 'Pour information',
    } satisfies Record<ReportedProblem['severity'], string>,
    place: (file: string, line: number): string => (line > 0 ? `${file}, ligne ${line}` : file),
    shown: (shown: number, total: number): string => `Les ${shown} premières remarques sur ${total}.`,
  },
} as const
