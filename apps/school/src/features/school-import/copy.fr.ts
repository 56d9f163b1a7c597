import type { PersonCategory } from '@preau/people'
import { resourceLabel } from '../../frame/resources.ts'
import { importRetention } from './import-retention.ts'
import type { ImportFigure, KeptReason, RunKind } from './import-store.ts'
import type { ReportedProblem } from './reported-problem.ts'
import type { Population } from './school-data.ts'
import type { ChangeKind, ComparedField } from './person-state.ts'

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
  waiting: {
    file: (name: string): string => `Fichier reçu\u00a0: ${name}. Il vous attend une demi-heure.`,
    files: (names: string): string => `Fichiers reçus\u00a0: ${names}. Ils vous attendent une demi-heure.`,
    confirm: 'Importer malgré l’avertissement',
    abandon: 'Abandonner cet import',
    abandoned: 'L’import est abandonné\u00a0: rien n’a changé dans la base.',
  },
  departuresAwaited: {
    reason: (p: { readonly population: Population; readonly schools: string }): string => {
      const whom = p.population === 'pupils' ? 'élèves' : 'personnels'
      return p.schools === ''
        ? `Cette base réunit plusieurs établissements, et le fichier ne dit pas duquel il vient\u00a0: les ${whom} qu’il ne cite pas n’ont pas été marqués comme partis.`
        : `Cette base réunit plusieurs établissements, et la liste de ${p.schools} n’a pas encore été importée\u00a0: les ${whom} que ce fichier ne cite pas n’ont pas été marqués comme partis.`
    },
    advice: (p: { readonly schools: string }): string =>
      p.schools === ''
        ? 'Demandez un nouvel export qui porte l’UAI de l’établissement.'
        : 'Importez la liste de chaque établissement. Ensuite, les départs sont reconnus à chaque import.',
  },
  casIdFreed: {
    reason: (p: {
      readonly name: string
      readonly category: PersonCategory
      readonly holder: string
      readonly casId: string
    }): string =>
      `${p.name} est désormais dans la liste «\u00a0${resourceLabel(p.category)}\u00a0», où ${p.holder} a déjà l’identifiant CAS «\u00a0${p.casId}\u00a0»\u00a0: cet identifiant a été retiré de la fiche de ${p.name}.`,
    advice:
      'Si les deux fiches sont celles d’une même personne, corrigez STSWEB. Sinon, il n’y a rien à faire\u00a0: la personne sera reconnue à sa prochaine connexion par l’ENT.',
  },
  submit: 'Importer sans aperçu',
  look: 'Voir ce qui changera',
  unusable: 'Aucun fichier n’a été importé',
  note: 'Les personnes déjà connues sont mises à jour et gardent leur identifiant PRONOTE. Les élèves et les personnels absents de leur fichier sont marqués comme partis.',
  preview: {
    title: 'Ce qui changera',
    nothingYet: 'Rien n’est encore écrit',
    noChange: 'Ces fichiers ne changent la fiche de personne.',
    apply: 'Importer ces changements',
  },
  changes: {
    title: 'Personnes concernées',
    pages: 'Pages de la liste des personnes concernées',
    csv: 'Tous les changements (CSV)',
    columns: { kind: 'Effet', person: 'Personne', category: 'Liste', change: 'Ce qui change' },
    kinds: {
      left: 'Départs',
      removed: 'Fiches retirées',
      changed: 'Modifications',
      back: 'Retours',
      added: 'Arrivées',
    } satisfies Record<ChangeKind, string>,
    nobody: {
      left: 'Personne ne part.',
      removed: 'Aucune fiche n’est retirée.',
      changed: 'Aucune fiche ne change.',
      back: 'Personne ne revient.',
      added: 'Personne n’arrive.',
    } satisfies Record<ChangeKind, string>,
    fields: {
      category: 'Liste',
      civility: 'Civilité',
      lastName: 'Nom de famille',
      usageName: 'Nom d’usage',
      firstName: 'Prénom',
      birthDate: 'Date de naissance',
      sex: 'Sexe',
      postcode: 'Code postal',
      city: 'Commune',
      ine: 'INE',
      function: 'Fonction',
      company: 'Entreprise',
      schoolId: 'Identifiant SIECLE ou STSWEB',
      access: 'Accès aux espaces',
      leftOn: 'Date de départ',
      classes: 'Classe et groupes',
      subjects: 'Enseignements',
      headTeacherOf: 'Professeur principal de',
      casId: 'Identifiant CAS',
      children: 'Élèves',
    } satisfies Record<ComparedField, string>,
    access: { yes: 'oui', no: 'non' },
    none: '(vide)',
    change: (field: string, p: { readonly before: string; readonly after: string }): string =>
      `${field}\u00a0: ${p.before} devient ${p.after}`,
    value: (field: string, value: string): string => `${field}\u00a0: ${value}`,
  },
  runs: {
    title: 'Derniers imports',
    empty: 'Aucun import pour l’instant.',
    columns: { at: 'Date', kind: 'Données', files: 'Fichiers', effect: 'Résultat', actor: 'Par' },
    effect: (figure: string, count: string): string => `${figure}\u00a0: ${count}`,
    noEffect: 'Aucun changement',
    kinds: {
      siecle: 'SIECLE',
      sts: 'STSWEB',
      csv: 'Fichier CSV',
      partner: 'Annuaire de l’ENT',
      undo: 'Annulation',
    } satisfies Record<RunKind, string>,
    open: (moment: string): string => `Compte rendu du ${moment}`,
  },
  undo: {
    action: 'Annuler cet import',
    question: 'Annuler cet import\u202f?',
    detail:
      'Chaque personne retrouve ce qu’elle avait, et celles que l’import a ajoutées sont retirées. Celles qui ont changé depuis, ou qui se sont déjà connectées, restent telles quelles et sont listées.',
    detailOfLinks:
      'Les identifiants CAS que cet import a donnés sont retirés, et les personnes que l’ENT a fait entrer avec eux sont déconnectées. Qui a maintenant un autre identifiant le garde, et est listé. Rien d’autre ne change dans les fiches.',
    confirm: 'Annuler l’import',
    done: 'L’import est annulé.',
    undone: 'Cet import a été annulé.',
    seeUndoing: 'Voir le compte rendu de l’annulation',
    kept: {
      changed: (name: string): string =>
        `${name} a changé depuis l’import, ou s’est déjà connecté\u00a0: sa fiche est gardée.`,
      'other-identifier': (name: string): string =>
        `${name} a reçu depuis un autre identifiant CAS, et le garde.`,
      'no-identifier': (name: string): string =>
        `${name} n’a déjà plus l’identifiant CAS que cet import lui avait donné.`,
      gone: (name: string): string =>
        `${name} n’a plus de fiche à ce nom\u00a0: elle a été réunie à une autre, ou retirée. Si l’identifiant CAS est passé à la fiche qui reste, il y est gardé.`,
    } satisfies Record<KeptReason, (name: string) => string>,
    keptAdvice: 'Ouvrez la fiche et corrigez-la à la main si c’est utile.',
  },
  report: {
    title: 'Compte rendu d’import',
    done: 'L’import est terminé.',
    figures: {
      pupils: 'Élèves lus',
      guardians: 'Responsables lus',
      teachers: 'Professeurs lus',
      staff: 'Personnels lus',
      workTutors: 'Maîtres de stage lus',
      inspectors: 'Inspecteurs lus',
      created: 'Fiches créées',
      updated: 'Fiches mises à jour',
      departures: 'Départs',
      structures: 'Classes et groupes',
      links: 'Liens de responsabilité',
      unlinked: 'Responsables qui n’ont plus d’élève',
      unknownPupilLinks: 'Liens vers un élève inconnu',
      teachings: 'Services d’enseignement',
      linked: 'Identifiants CAS retenus',
      known: 'Identifiants CAS déjà connus',
      leftAside: 'Lignes laissées de côté',
      freed: 'Identifiants CAS retirés',
      restored: 'Fiches rétablies',
      removed: 'Fiches retirées',
      kept: 'Fiches gardées telles quelles',
    } satisfies Record<ImportFigure, string>,
    forgotten: {
      names: `Cet import a plus de ${importRetention.undoDays} jours\u00a0: ses remarques et les valeurs modifiées, sauf les noms, les listes et les classes, ont été effacées. Il ne peut plus être annulé.`,
      figures: `Cet import a plus de ${importRetention.nameDays} jours\u00a0: ses remarques et la liste des personnes concernées ont été effacées. Il ne peut plus être annulé.`,
    },
    csv: 'Toutes les remarques (CSV)',
    csvColumns: {
      severity: 'Effet',
      file: 'Fichier',
      line: 'Ligne',
      element: 'Élément',
      reason: 'Remarque',
      advice: 'Que faire',
    },
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
