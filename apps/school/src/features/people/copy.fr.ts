import type { PersonCategory } from '@preau/people'
import { formatCount, formatNumberOf } from '../../frame/format.ts'
import type { PersonSheet } from './person.ts'
import type { ColumnKey } from './table/columns.ts'

/** French texts of *Ressources*. */
export const copy = {
  home: {
    title: 'Accueil',
    lead: 'Les personnes présentes dans la base',
    noImport: 'La base est vide.',
    noImportNext: 'Importez les fichiers SIECLE et STSWEB de votre établissement pour la remplir.',
    import: 'Importer SIECLE / STSWEB',
  },
  table: {
    columns: {
      name: 'Nom',
      firstName: 'Prénom',
      civility: 'Civilité',
      birthDate: 'Né(e) le',
      city: 'Commune',
      profile: 'Profil',
      access: 'Accès',
      origin: 'Origine',
      leftOn: 'Départ',
      pronoteId: 'Identifiant PRONOTE',
      casId: 'Identifiant CAS',
      casIdSince: 'CAS depuis',
    },
    choice: {
      open: 'Colonnes',
      legend: 'Colonnes affichées',
      save: 'Afficher',
      usual: 'Revenir aux colonnes habituelles',
      saved: 'Les colonnes de cette liste sont retenues pour vous.',
    },
    filters: {
      class: 'Classe',
      everyClass: 'Toutes',
      any: 'Indifférent',
      noProfile: 'Sans profil',
      cas: { oui: 'Avec', non: 'Sans' },
    },
    access: { oui: 'Oui', non: 'Non' },
    search: 'Rechercher un nom ou un identifiant',
    present: 'Présents',
    former: 'Anciens',
    filter: 'Personnes affichées',
    count: (count: number): string => formatNumberOf(count, 'personne', 'personnes'),
    empty: 'Personne ne correspond.',
    emptyNext: 'Modifiez la recherche ou les filtres, ou importez les fichiers de l’établissement.',
    noCasId: 'Aucun',
    edit: (name: string): string => `Modifier l’identifiant CAS de ${name}`,
    pages: 'Pages de la liste',
    export: 'Exporter en CSV',
    profiles: 'Profils d’autorisation',
  },
  detail: {
    teacher: 'Matières',
    pupil: 'Classe',
    guardian: 'Élèves',
    staff: 'Fonction',
    workTutor: 'Entreprise',
    inspector: 'Fonction',
  } satisfies Record<PersonCategory, string>,
  sheet: {
    identity: 'Identité',
    schooling: 'Dans l’établissement',
    identifiers: 'Identifiants',
    civility: 'Civilité',
    birthName: 'Nom de naissance',
    birthDate: 'Date de naissance',
    sex: 'Sexe',
    sexes: { F: 'Féminin', M: 'Masculin' },
    city: 'Commune',
    classes: 'Classes et groupes',
    teachings: 'Enseignements',
    function: 'Fonction',
    company: 'Entreprise',
    pupils: 'Élèves dont cette personne est responsable',
    guardians: 'Responsables',
    level: (level: number): string =>
      level === 1 || level === 2 ? `responsable légal ${level}` : 'personne à contacter',
    leftOn: 'Départ',
    origin: 'Origine de la fiche',
    origins: { siecle: 'SIECLE', sts: 'STSWEB', csv: 'Fichier CSV', manual: 'Saisie' } satisfies Record<
      PersonSheet['origin'],
      string
    >,
    localLogin: 'Identifiant de connexion locale',
    localCreate: 'Créer un accès local',
    localManage: 'Gérer l’accès local',
    space: 'Espace',
    noSpaces: {
      contact: 'Aucun\u00a0: cette personne est seulement à contacter',
      closed: 'Aucun\u00a0: l’accès est fermé',
      functionUnset: 'Aucun\u00a0: la fonction n’est pas renseignée',
    },
    unknown: 'Non renseigné',
    casSince: (moment: string): string => `Enregistré le ${moment}.`,
  },
  entry: {
    title: 'Accès aux espaces',
    open: 'Cette personne peut ouvrir son espace.',
    kept: 'L’accès donné ou retiré ici n’est plus changé par les imports.',
    contact:
      'Cette personne est seulement à contacter\u00a0: elle n’est responsable légal d’aucun élève et n’ouvre aucun espace.',
    closed:
      'L’accès est fermé\u00a0: cette personne n’ouvre aucun espace, par l’ENT ni avec un mot de passe de l’établissement.',
    left: (day: string): string =>
      `Départ le ${day}\u00a0: à partir de ce jour, cette personne n’ouvre aucun espace.`,
    functionUnset:
      'La fonction décide de l’espace d’un personnel\u00a0: tant qu’elle manque, il n’en ouvre aucun, sauf si son profil d’autorisation lui en donne.',
    profileOpens: 'La fonction n’est pas renseignée\u00a0: le profil d’autorisation décide de l’espace.',
    actions: {
      'acces-oui': 'Donner l’accès',
      'acces-non': 'Retirer l’accès',
      depart: 'Marquer le départ aujourd’hui',
      retour: 'Annuler le départ',
    },
    questions: {
      'acces-non': 'Retirer l’accès aux espaces\u202f?',
      depart: 'Marquer le départ de cette personne\u202f?',
    },
    effects: {
      'acces-non':
        'Cette personne n’ouvrira plus aucun espace\u202f; si elle est connectée, elle sort à sa prochaine page.',
      depart:
        'Cette personne passe dans «\u00a0Anciens\u00a0» et n’ouvre plus son espace. Un import où elle figure encore la fera revenir.',
    },
    function: 'Fonction',
    functionHint:
      'Elle décide de l’espace\u00a0: Direction, Vie scolaire ou Accompagnant. Un import STSWEB qui la donne la remplace.',
    noFunction: 'Non renseignée',
    saveFunction: 'Enregistrer la fonction',
    same: 'C’était déjà fait\u00a0: rien n’a changé.',
    done: {
      'acces-oui': 'L’accès est ouvert\u00a0: la personne entre à son prochain essai.',
      'acces-non': 'L’accès est fermé.',
      depart: 'Le départ est marqué.',
      retour: 'Le départ est annulé\u00a0: la personne entre à son prochain essai.',
      fonction: 'La fonction est enregistrée, et l’espace qui en découle s’applique dès maintenant.',
    },
  },
  profile: {
    title: 'Profil d’autorisation',
    hint: 'Il décide des espaces ouverts et de la déconnexion automatique.',
    none: 'Sans profil\u00a0: la règle générale',
    save: 'Enregistrer',
    saved: 'Le profil d’autorisation est enregistré, et s’applique dès maintenant.',
    same: 'Cette personne a déjà ce profil\u00a0: rien n’a changé.',
  },
  casId: {
    label: 'Identifiant CAS',
    hint: 'Il se remplit de lui-même à la première connexion par l’ENT. Laissez vide pour que la personne soit reconnue de nouveau.',
    save: 'Enregistrer',
    cancel: 'Annuler',
    holderSheet: 'Ouvrir sa fiche',
    saved: 'L’identifiant CAS est enregistré.',
    freed:
      'L’identifiant CAS est libéré\u00a0: la personne sera reconnue de nouveau à sa prochaine connexion.',
    wrong: 'Un identifiant CAS a 255 caractères au plus, sans espace.',
    overtaken: (now: string | undefined): string =>
      `Rien n’est enregistré\u00a0: pendant que vous aviez cette page sous les yeux, l’identifiant CAS ${now === undefined ? 'a été libéré' : `est devenu ${now}`}. Enregistrez de nouveau pour le remplacer par votre saisie.`,
    held: (name: string): string =>
      `Cet identifiant CAS est déjà celui de ${name}. Libérez-le d’abord sur sa fiche s’il s’agit d’un doublon.`,
  },
  importCsv: 'Importer un fichier CSV',
  add: {
    title: { workTutor: 'Nouveau maître de stage', inspector: 'Nouvel inspecteur' },
    action: { workTutor: 'Ajouter un maître de stage', inspector: 'Ajouter un inspecteur' },
    civility: 'Civilité',
    civilities: ['M.', 'Mme'],
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    company: 'Entreprise',
    function: 'Fonction',
    save: 'Ajouter',
    anyway: 'Ajouter quand même',
    namesakes: {
      title: (count: number): string =>
        count < 2
          ? 'Une personne de ce nom est déjà dans cette liste'
          : `${formatCount(count)} personnes de ce nom sont déjà dans cette liste`,
      born: (day: string): string => `, né(e) le ${day}`,
      left: (day: string): string => `, parti(e) le ${day}`,
      advice:
        'Si c’est la même personne, ouvrez sa fiche\u00a0: elle garde son identifiant PRONOTE. Si c’est quelqu’un d’autre, ajoutez-le quand même.',
    },
    added: (name: string): string => `${name} est ajouté à la base, avec un identifiant PRONOTE.`,
    lastNameMissing: 'Saisissez le nom.',
    firstNameMissing: 'Saisissez le prénom.',
    birthDateWrong: 'La date de naissance s’écrit JJ/MM/AAAA.',
  },
} as const

/** The title of a column: that of the detail is the one of the category. */
export const headerOf = (category: PersonCategory, key: ColumnKey): string =>
  key === 'detail' ? copy.detail[category] : copy.table.columns[key]
