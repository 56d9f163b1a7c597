import { formatNumberOf, formatSchoolYear } from '../../frame/format.ts'

/** French texts of *Nouvelle année scolaire*. */
export const copy = {
  title: 'Nouvelle année scolaire',
  lead: 'La nouvelle année se prépare à côté, puis prend la place de celle-ci en une fois.',
  steps: {
    label: 'Étapes du changement d’année',
    prepare: 'Préparer',
    import: 'Importer',
    review: 'Vérifier',
    change: 'Changer d’année',
  },
  keeps: {
    title: 'Ce qui continue',
    lines: [
      'Les personnes gardent leur identifiant PRONOTE, leur identifiant CAS, leur mot de passe local et leurs droits.',
      'L’adresse, les réglages et la délégation de la base ne changent pas\u00a0: l’ENT n’a rien à modifier.',
      'Les classes, les échecs d’identification et les envois à l’ENT restent dans l’archive de l’année.',
    ],
  },
  prepare: {
    title: (year: number) => `Préparer ${formatSchoolYear(year)}`,
    text: 'Les personnes sont copiées dans une base à part, sans classes. Personne n’y entre, et cette base-ci continue.',
    submit: 'Préparer l’année',
    unknown:
      'L’année de cette base n’est pas connue. Importez d’abord les fichiers SIECLE de l’année en cours.',
    done: 'L’année suivante est en préparation. Importez-y maintenant ses fichiers.',
  },
  import: {
    title: (year: number) => `Importer les fichiers de ${formatSchoolYear(year)}`,
    text: 'Importez les élèves et les responsables (SIECLE), puis les enseignants et les classes (STSWEB). Ceux qui ne sont plus dans les fichiers sont marqués comme partis\u00a0: confirmez «\u00a0Beaucoup de départs\u00a0», c’est normal à la rentrée.',
    open: 'Importer dans l’année en préparation',
    siecle: 'Imports SIECLE',
    sts: 'Imports STSWEB',
    classes: 'Classes et groupes',
  },
  review: {
    title: 'Vérifier qui part et qui arrive',
    caption: 'Personnes de cette année et de la suivante',
    columns: {
      category: 'Catégorie',
      now: 'Cette année',
      staying: 'Restent',
      leaving: 'Partent',
      arriving: 'Arrivent',
    },
    leaving: 'Voir ceux qui partent',
    arriving: 'Voir ceux qui arrivent',
    note: 'Une personne qui part et arrive à la fois est sans doute la même, mal reconnue\u00a0: corrigez-la dans l’année en préparation.',
  },
  change: {
    title: (year: number) => `Passer en ${formatSchoolYear(year)}`,
    text: 'L’année en cours devient une archive, qui se lit. Les personnes connectées devront se reconnecter. Le retour est possible jusqu’au premier import.',
    submit: 'Changer d’année',
    question: (year: number) => `Passer maintenant en ${formatSchoolYear(year)}\u202f?`,
    detail: (people: { readonly staying: number; readonly leaving: number; readonly arriving: number }) =>
      `${formatNumberOf(people.staying, 'personne reste', 'personnes restent')}, ${formatNumberOf(people.leaving, 'part', 'partent')}, ${formatNumberOf(people.arriving, 'arrive', 'arrivent')}.`,
    missing: 'Importez d’abord les élèves de la nouvelle année.',
    done: (year: number) => `La base est en ${formatSchoolYear(year)}.`,
  },
  abandon: {
    submit: 'Abandonner la préparation',
    question: 'Abandonner la préparation\u202f?',
    detail: 'L’année en préparation est effacée avec ses imports. L’année en cours ne change pas.',
    done: 'La préparation est abandonnée.',
  },
  undo: {
    title: 'Revenir à l’année d’avant',
    text: (year: number) =>
      `Aucun fichier n’a été importé depuis le changement d’année\u00a0: ${formatSchoolYear(year)} peut revenir telle quelle. Les identifiants CAS et les mots de passe reçus depuis sont gardés.`,
    submit: 'Annuler le changement d’année',
    question: 'Revenir à l’année d’avant\u202f?',
    detail:
      'Les personnes connectées devront se reconnecter. La nouvelle année redevient une année en préparation.',
    done: 'L’année d’avant est revenue.',
  },
  archives: {
    title: 'Années terminées',
    none: 'Aucune année n’a encore été archivée.',
    columns: { year: 'Année', since: 'Archivée le', open: 'Lire' },
    open: 'Ouvrir l’archive',
  },
  people: {
    leaving: { title: 'Ceux qui partent', lead: 'Présents cette année, absents de la suivante.' },
    arriving: { title: 'Ceux qui arrivent', lead: 'Présents l’année suivante, inconnus de celle-ci.' },
    none: 'Personne.',
    columns: { name: 'Nom Prénom', category: 'Catégorie', pronoteId: 'Identifiant PRONOTE' },
    pages: 'Pages de la liste',
  },
} as const
