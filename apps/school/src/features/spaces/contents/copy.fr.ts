import { formatCount } from '../../../frame/format.ts'

const people = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count < 2 ? one : many}`

/** French texts of the contents of the spaces. */
export const copy = {
  hello: (name: string): string => `Bonjour ${name}`,
  mySpaces: 'Mes espaces',
  pupils: (count: number): string => people(count, 'élève', 'élèves'),
  classes: (count: number): string => people(count, 'classe', 'classes'),
  found: (count: number): string => people(count, 'personne trouvée', 'personnes trouvées'),
  search: {
    pupil: 'Rechercher un élève',
    person: 'Rechercher une personne',
    none: 'Personne de ce nom n’est présent dans l’établissement.',
    tooMany: (limit: number): string =>
      `Seuls les ${formatCount(limit)} premiers noms sont affichés. Précisez la recherche.`,
    title: 'Résultat de la recherche',
  },
  back: 'Revenir à l’accueil de l’espace',
  columns: {
    name: 'Nom',
    class: 'Classe',
    subject: 'Matière',
    teacher: 'Enseignant',
    teachers: 'Enseignants',
    category: 'Catégorie',
    detail: 'Précision',
    pupils: 'Élèves',
    headTeacher: 'Professeur principal',
    subjects: 'Matières',
    link: 'Lien',
    present: 'Présents',
    linked: 'Déjà venus par l’ENT',
    share: 'Part',
    classes: 'Classes et groupes',
  },
  identity: {
    title: 'Mon identité',
    name: 'Nom',
    birthDate: 'Date de naissance',
    class: 'Classe',
    groups: 'Groupes',
    headTeacher: 'Professeur principal',
    noClass: 'Aucune classe pour l’instant',
    noHead: 'Pas encore désigné',
    wrong: 'Une erreur\u202f? Signalez-la au secrétariat de l’établissement.',
  },
  teachers: {
    title: 'Mes enseignants',
    childTitle: 'Ses enseignants',
    caption: 'Enseignants par matière',
    none: 'Les enseignants de cette classe ne sont pas encore connus.',
  },
  guardians: {
    title: 'Mes responsables',
    of: 'Responsables',
    other: 'Autre responsable légal',
    none: 'Aucun responsable enregistré.',
    level: (level: number | undefined): string =>
      level === 1 || level === 2 ? `responsable légal ${level}` : 'personne à contacter',
  },
  children: {
    label: 'Mes enfants',
    none: 'Aucun enfant présent dans l’établissement',
    noneText:
      'Si votre enfant y est inscrit, signalez-le au secrétariat\u00a0: le lien avec votre fiche manque.',
    schooling: 'Scolarité',
  },
  contact: {
    title: 'L’établissement',
    name: 'Nom',
    city: 'Commune',
    year: 'Année scolaire',
    uai: 'Numéro (UAI)',
    head: 'Direction',
    'school-life': 'Vie scolaire',
  },
  teacher: {
    mine: 'Mes classes et mes groupes',
    none: 'Aucun enseignement enregistré',
    noneText: 'Vos classes apparaîtront dès que l’établissement aura importé les services de STSWEB.',
    head: 'Professeur principal',
    class: 'Classe',
    group: 'Groupe',
    list: (code: string): string => `Élèves de ${code}`,
    emptyList: 'Aucun élève dans cette liste.',
  },
  schoolLife: {
    classes: 'Classes',
    noClass: 'Aucune classe enregistrée',
    noClassText: 'Les classes apparaîtront après l’import des élèves.',
    sheet: 'Fiche de l’élève',
  },
  direction: {
    figures: 'L’établissement en chiffres',
    levels: 'Élèves par classe',
    levelsCaption: 'Effectifs des classes',
    links: 'Connexions par l’ENT',
    linksText:
      'Une personne compte dès qu’elle est entrée une première fois par l’ENT, ou que son identifiant CAS a été saisi.',
    share: (linked: number, present: number): string => `${formatCount(linked)} sur ${formatCount(present)}`,
  },
  carer: {
    function: 'Ma fonction',
    pupils: 'Mes élèves',
    none: 'Aucun élève ne vous est affecté ici',
    noneText:
      'Les fichiers reçus par l’établissement ne disent pas quels élèves vous accompagnez. Voici les classes et leurs professeurs principaux.',
    classes: 'Classes de l’établissement',
  },
  tutor: {
    company: 'Mon entreprise',
    name: 'Entreprise',
    pupils: 'Mes stagiaires',
    none: 'Aucun élève en stage',
    noneText:
      'L’établissement n’a enregistré sur ce serveur aucun stage que vous suivez. Pour toute question, adressez-vous à lui.',
  },
  inspector: {
    teachers: 'Enseignants par matière',
    none: 'Les enseignements ne sont pas encore importés.',
  },
} as const
