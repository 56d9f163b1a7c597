import { counted, formatNumberFr } from '../../frame/format-fr.ts'
import type { LineSection } from './import-line.ts'
import type { ImportMode, ImportState, ImportWarning, StepCounts } from './import-run.ts'

export const modeCopy: Readonly<Record<ImportMode, { readonly label: string; readonly hint: string }>> = {
  complete: {
    label: 'Complet',
    hint: 'Le fichier fait foi\u00a0: les identifiants qui n’y sont pas sont retirés. À la rentrée, avec un export de tous les utilisateurs.',
  },
  partial: {
    label: 'Partiel',
    hint: 'Ajoute et met à jour, ne retire rien. En cours d’année, pour les nouveaux arrivés.',
  },
}

export const stateCopy: Readonly<Record<ImportState, string>> = {
  open: 'En cours',
  interrupted: 'Interrompu',
  finished: 'Terminé',
  abandoned: 'Abandonné',
  undone: 'Annulé',
}

export const listCopy = {
  administration: 'Administration',
  title: 'Importer les identifiants PRONOTE',
  lead: 'Donne à chaque compte l’identifiant que le serveur de vie scolaire attend, pour que le premier clic ouvre le bon espace.',
  imported: 'Identifiants PRONOTE importés',
  count: (count: number) =>
    count === 0
      ? 'Aucun identifiant PRONOTE importé.'
      : `${formatNumberFr(count)} identifiant(s) PRONOTE importé(s).`,
  last: (at: string, mode: string) => `Dernier import fait le\u00a0: ${at} en mode ${mode}.`,
  noSchool: 'Aucun établissement dans l’annuaire',
  noSchoolHelp: 'Importez d’abord une livraison AAF\u00a0: elle crée l’établissement et les comptes.',
  underWay: (who: string, since: string) => `Un import est ouvert, par ${who}, depuis le ${since}.`,
  resume: 'Reprendre',
  abandon: 'Abandonner',
  abandonQuestion: 'Abandonner cet import\u202f?',
  abandonDetail: 'Les étapes déjà validées restent acquises. Les autres sont oubliées.',
  uploadGoing: (file: string, school: string) => `Le fichier ${file} (${school}) est en cours de lecture.`,
  form: 'Import des identifiants PRONOTE',
  school: 'Établissement',
  chooseSchool: 'Sélectionner un établissement…',
  mode: 'Mode d’import',
  chooseMode: 'Sélectionner un mode d’import…',
  file: 'Fichier des identifiants',
  fileHint: (limit: string) =>
    `Le fichier .xml produit par l’export des identifiants PRONOTE du serveur de vie scolaire, chiffré ou non, un export d’emploi du temps, ou un fichier .csv dont vous nommerez les colonnes\u202f; ${limit} au plus.`,
  otherYear: 'Importer quand même le fichier d’une autre année scolaire',
  otherYearHint: 'Cochez seulement si vous êtes sûr de vous, puis choisissez de nouveau le fichier.',
  submit: 'Importer',
  history: 'Imports précédents',
  historyEmpty: 'Aucun import n’a encore été fait.',
  date: 'Date',
  who: 'Par',
  state: 'État',
  people: 'Personnes',
  recognised: 'Reconnus',
  byHand: 'dont à la main',
  unrecognised: 'Non reconnus',
  given: 'Donnés',
  lost: 'Retirés',
  missingSchool: 'Choisissez l’établissement.',
  missingMode: 'Choisissez le mode d’import\u00a0: Complet ou Partiel.',
  missingFile: 'Choisissez le fichier des identifiants.',
  seeImport: 'Voir cet import',
} as const

export const beginCopy = {
  title: 'Avant de commencer',
  intro: 'Le fichier est lu, rien n’est encore changé. Un point demande votre accord.',
  go: (mode: string) => `Continuer en mode ${mode}`,
} as const

export const warningCopy: Readonly<Record<ImportWarning, string>> = {
  'file-not-complete':
    'Vous avez choisi le mode Complet, mais le fichier dit ne contenir que les utilisateurs sans identifiant CAS. Les personnes déjà venues par l’ENT n’y sont pas\u00a0: elles perdraient leur identifiant. Préférez le mode Partiel, ou refaites l’export en décochant «\u00a0Uniquement les utilisateurs sans identifiants CAS\u00a0».',
  'file-complete':
    'Vous avez choisi le mode Partiel, mais le fichier contient tous les utilisateurs. Aucun identifiant ne sera retiré, même ceux des personnes parties. Pour faire aussi ce ménage, abandonnez et recommencez en mode Complet.',
  'other-year':
    'Ce fichier est celui d’une autre année scolaire, et vous avez demandé à l’importer quand même.',
}

export const sectionCopy: Readonly<Record<LineSection, string>> = {
  confirm: 'À confirmer',
  choose: 'À choisir',
  unknown: 'Non reconnus',
  recognised: 'Reconnus',
}

export const sectionHelp: Readonly<Record<LineSection, string>> = {
  confirm:
    'Un compte est probable. Remettez à plus tard ceux dont vous doutez, enregistrez les autres d’un coup. Les moins sûrs viennent d’abord.',
  choose:
    'Plusieurs comptes sont possibles, ou quelque chose se contredit. Choisissez, ou dites que personne ne correspond.',
  unknown:
    'Aucun compte n’a été trouvé. Cherchez vous-même avec Parcourir, ou laissez\u00a0: ces personnes n’entreront pas par l’ENT.',
  recognised: 'Ces identifiants seront donnés quand vous validerez l’étape.',
}

const people = (count: number, label: string): string => `${formatNumberFr(count)} ${label}`
const agree = (word: string, count: number): string => (count < 2 ? word : `${word}s`)

export const stepCopy = {
  title: (position: number, label: string) => `Étape ${String(position)}/6\u00a0: rapprochement des ${label}`,
  steps: 'Les six étapes de l’import',
  recognised: (count: number, label: string) => `${people(count, label)} ${agree('reconnu', count)}`,
  found: 'Un compte est trouvé',
  notFound: 'Pas encore de compte',
  recognisedShort: (count: number) => counted(count, 'reconnu'),
  unrecognised: (count: number, label: string) => `${people(count, label)} non ${agree('reconnu', count)}`,
  empty: (label: string) =>
    `Le fichier ne contient aucun ${label}\u00a0: il n’y a rien à rapprocher dans cette étape.`,
  sections: 'Parties de l’étape',
  filter: 'Motif',
  allReasons: 'Tous les motifs',
  applyFilter: 'Filtrer',
  none: 'Personne dans cette partie.',
  search: 'Rechercher un nom',
  noneFound: 'Personne de ce nom dans cette partie.',
  confirmAll: 'Enregistrer ces réponses',
  confirmed: (count: number) => `${counted(count, 'réponse enregistrée', 'réponses enregistrées')}.`,
  answerYes: 'C’est la même personne',
  answerLater: 'Plus tard',
  answerNobody: 'Personne ne correspond',
  bornUnder: 'nom de naissance',
  family: 'Famille',
  lookalikes: 'Comparer',
  backToStep: 'Revenir à l’étape',
  forPerson: (name: string) => `pour ${name}`,
  hasThis: 'a cet identifiant aujourd’hui',
  someTaken: (count: number) => `${counted(count, 'compte')} déjà pris\u00a0: à choisir un par un.`,
  nothingTicked: 'Toutes les réponses sont «\u00a0Plus tard\u00a0»\u00a0: rien n’est enregistré.',
  person: 'Personne du fichier',
  proposed: 'Compte proposé',
  why: 'Pourquoi',
  tick: 'Confirmer',
  nameColumn: 'Nom Prénom',
  birth: 'Date de naissance',
  pronoteId: 'Identifiant PRONOTE',
  account: 'Compte',
  reason: 'Motif probable',
  login: 'Identifiant',
  browse: 'Parcourir',
  nobody: 'Ne correspond à personne',
  nobodyHint: 'Retenu pour les prochains imports.',
  nobodyButton: 'Personne',
  choose: 'Choisir',
  unmatch: 'Ne pas rapprocher',
  undo: 'Annuler ma décision',
  decidedBy: (who: string) => `Décidé par ${who}`,
  decidedByAt: (who: string, at: string) => `Décidé par ${who}, le ${at}`,
  decided: 'La décision est enregistrée. Elle prend effet à la validation de l’étape.',
  decidedTogether: (count: number) =>
    `${counted(count, 'décision enregistrée', 'décisions enregistrées')}. ${count < 2 ? 'Elle prend' : 'Elles prennent'} effet à la validation de l’étape.`,
  forgotten: 'La décision est annulée.',
  changed: (who: string) =>
    `${who} a décidé pour cette personne pendant que vous la regardiez\u00a0: sa décision est gardée, la vôtre n’a rien changé.`,
  someoneElse: 'Quelqu’un d’autre',
  lastAction: (what: string, at: string) => `Votre dernière décision\u00a0: ${what}, le ${at}.`,
  lastActionSeveral: (count: number) => counted(count, 'réponse'),
  undoLast: 'Annuler',
  undoLastLabel: 'Annuler ma dernière décision',
  nothingToUndo: 'Vous n’avez rien à annuler dans cette étape.',
  undone: (count: number) => `${counted(count, 'décision annulée', 'décisions annulées')}.`,
  contributions: (list: string) => `Décisions de cet import\u00a0: ${list}.`,
  duplicate: 'Doublon\u202f?',
  conflict: 'Conflit',
  attached: 'Élèves\u00a0:',
  takenByLine: (name: string) => `déjà rapproché de ${name}`,
  hasIdentifier: (id: string) => `a déjà l’identifiant ${id}`,
  willBeReplaced: (id: string) => `l’identifiant ${id}, absent du fichier, sera remplacé`,
  move: 'Prendre ce compte',
  moveConfirm: (name: string) => `Prendre le compte de ${name}`,
  moveQuestion: (name: string) => `Donner le compte de ${name} à cette personne\u202f?`,
  moveDetail: 'La personne ou l’identifiant qui l’a aujourd’hui le perd, et sera à revoir.',
  overview: 'Aperçu de tout l’import',
  interrupt: 'Interrompre',
  interruptQuestion: 'Interrompre l’import\u202f?',
  interruptDetail:
    'Les étapes validées restent acquises, vos décisions aussi. Vous ou un autre administrateur pourrez reprendre.',
  interrupted: 'L’import est interrompu. Les étapes validées restent acquises.',
  resumed: 'L’import reprend où il en était.',
  abandoned: 'L’import est abandonné. Les étapes déjà validées restent acquises.',
  validateTitle: 'Valider cette étape',
  planned: (parts: string) => `En validant\u00a0: ${parts}.`,
  nothingPlanned: 'En validant, rien ne change pour cette catégorie.',
  validate: 'Valider et passer à l’étape suivante',
  validateLast: 'Valider et terminer l’import',
  validated: (position: number, label: string) => `Étape ${String(position)}/6 validée\u00a0: ${label}.`,
  remaining: (count: number) =>
    `${counted(count, 'personne')} reste${count < 2 ? '' : 'nt'} sans compte. Vous pouvez valider quand même et ${count < 2 ? 'la' : 'les'} reprendre au prochain import.`,
  added: (count: number) => counted(count, 'identifiant donné', 'identifiants donnés'),
  unchanged: (count: number) => counted(count, 'inchangé'),
  replaced: (count: number) => counted(count, 'remplacé ou déplacé', 'remplacés ou déplacés'),
  lost: (count: number) => `${counted(count, 'compte perd', 'comptes perdent')} l’accès`,
  losers: 'Comptes qui perdent leur identifiant',
  removals: 'Identifiants remplacés ou déplacés',
  cause: 'Cause',
  causes: {
    moved: 'donné à un autre compte',
    replaced: 'remplacé par celui du fichier',
    refused: 'retiré par votre décision',
    withdrawn: 'absent du fichier',
  },
  moreLosers: (count: number) => `… et ${counted(count, 'autre')}.`,
  rejectedWarning: (count: number) =>
    `${counted(count, 'personne')} du fichier n’${count < 2 ? 'a' : 'ont'} pas pu être ${count < 2 ? 'lue' : 'lues'}.`,
  kept: (count: number) =>
    count < 2
      ? '1\u00a0compte garde l’identifiant qu’il a aujourd’hui, parce que cet identifiant figure sur une ligne rejetée.'
      : `${counted(count, 'compte')} gardent l’identifiant qu’ils ont aujourd’hui, parce que cet identifiant figure sur une ligne rejetée.`,
  noneKept: 'Aucun compte de cette catégorie n’a d’identifiant sur une ligne rejetée.',
  typeLost: 'Nombre de comptes qui perdent l’accès',
  typeLostHint: (lost: number) =>
    `C’est plus d’un dixième de la catégorie. Pour confirmer, saisissez ${String(lost)}.`,
  typeLostError: (lost: number) =>
    `Saisissez ${String(lost)} pour confirmer que ces comptes perdent leur identifiant.`,
  lossesChanged:
    'Le nombre de comptes qui perdent l’accès a changé entre-temps. Relisez la liste, puis validez de nouveau.',
  notOpen: 'Cet import n’est plus ouvert\u00a0: rien n’a été changé.',
  stepOver: 'Cette étape est déjà validée\u00a0: rien n’a été changé.',
  taken: 'Ce compte est déjà rapproché d’une autre personne. Prenez-le explicitement si c’est bien celui-ci.',
  notCompatible: 'Ce compte n’a pas de profil qui convient dans cet établissement, ou n’est plus ouvert.',
  chooseOne: 'Choisissez un compte, ou «\u00a0Ne correspond à personne\u00a0».',
  expired:
    'Votre session avait expiré\u00a0: votre dernière action n’a pas été enregistrée. Tout le reste est conservé.',
} as const

export const browseCopy = {
  title: (name: string) => `Chercher le compte de ${name}`,
  search: 'Nom et prénom dans l’annuaire de l’établissement',
  results: 'Comptes trouvés',
  none: 'Aucun compte ne ressemble à ces mots',
  noneHelp:
    'Essayez une partie du nom seulement. Si la personne n’a pas de compte, elle n’est pas dans la livraison AAF de l’établissement.',
  back: 'Revenir à l’étape',
  choose: 'À vous de choisir',
  profile: 'Pour la reconnaître',
  holder: 'Déjà pris',
} as const

export const uploadCopy = {
  title: 'Lecture du fichier',
  mayLeave: 'Vous pouvez fermer cette page\u00a0: la lecture continue, et l’import vous attendra.',
  back: 'Revenir aux imports',
  people: (count: string) => `${count} personnes lues`,
  stages: {
    waiting: 'En attente',
    reading: 'Lecture des personnes',
    matching: 'Rapprochement avec les comptes',
    storing: 'Enregistrement',
    opened: 'L’import est prêt.',
  },
  failed: 'Le fichier n’a pas pu être traité',
  failedHelp:
    'Rien n’a été importé. Recommencez\u202f; si cela se reproduit, prévenez l’exploitant du portail.',
} as const

export const overviewCopy = {
  title: 'Aperçu des changements',
  lead: 'Ce que cet import fera, catégorie par catégorie. Rien n’est écrit pour une étape avant sa validation.',
  table: 'Changements par catégorie',
  category: 'Catégorie',
  done: 'étape validée',
  columns: {
    added: 'Donnés',
    unchanged: 'Inchangés',
    moved: 'Modifiés',
    withdrawn: 'Retirés',
    conflicts: 'Conflits',
    waiting: 'À décider',
    unknown: 'Sans compte',
  },
  heavyTitle: 'Beaucoup d’identifiants seraient retirés',
  heavy: (categories: string) =>
    `Plus d’un dixième des identifiants seraient retirés\u00a0: ${categories}. Le fichier est-il bien celui de tout l’établissement\u202f? La validation demandera de saisir ces nombres.`,
  risk: 'Sûreté des rapprochements automatiques',
  noAutomatic: 'Aucun rapprochement n’a été fait automatiquement.',
  noError: (automatic: number) =>
    `${counted(automatic, 'rapprochement automatique', 'rapprochements automatiques')}, tous sur un identifiant déjà connu ou un numéro national.`,
  errors: (automatic: number, errors: number) =>
    `Sur ${counted(automatic, 'rapprochement automatique', 'rapprochements automatiques')}, on attend environ ${counted(errors, 'erreur')}.`,
  oneErrorIn: (automatic: number, imports: string) =>
    `${counted(automatic, 'rapprochement automatique', 'rapprochements automatiques')}. Estimation\u00a0: moins d’une erreur sur ${imports} imports comme celui-ci.`,
  removals: 'Identifiants retirés, remplacés ou déplacés',
  losers: 'Comptes qui perdraient leur identifiant',
  moved: 'Identifiants remplacés ou déplacés',
  goOn: 'Continuer l’import',
  downloadChanges: 'Télécharger les changements (CSV)',
  downloadCleaning: 'Liste à nettoyer dans la base (CSV)',
} as const

export const changesCsvCopy = {
  fileName: (uai: string) => `changements-${uai}.csv`,
  given: 'donné',
  columns: {
    category: 'Catégorie',
    change: 'Changement',
    pronoteId: 'Identifiant PRONOTE',
    account: 'Compte',
    birthDate: 'Date de naissance',
    detail: 'Pour le reconnaître',
    why: 'Pourquoi',
  },
} as const

export const cleaningCsvCopy = {
  fileName: (uai: string) => `a-nettoyer-${uai}.csv`,
  atLine: (line: number, reason: string) => `Ligne ${String(line)} du fichier\u00a0: ${reason}`,
  columns: {
    category: 'Catégorie',
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    class: 'Classe',
    pupils: 'Élèves rattachés',
    pronoteId: 'Identifiant PRONOTE',
    reason: 'Motif',
    advice: 'Que faire dans la base de l’établissement',
  },
} as const

export const comparisonCopy = {
  title: 'Comparé aux imports précédents',
  help: 'Le précédent, et le dernier de l’année scolaire passée.',
  which: 'Import',
  this: 'Celui-ci',
  previous: (at: string) => `Précédent, le ${at}`,
  lastYear: (at: string) => `L’an passé, le ${at}`,
  columns: {
    people: 'Personnes',
    automatic: 'Automatiques',
    remembered: 'Retenus d’avant',
    byHand: 'À la main',
    unrecognised: 'Sans compte',
    given: 'Donnés',
    lost: 'Retirés',
  },
  expected: 'Erreurs attendues',
  rejected: 'Rejetées',
} as const

export const whyCopy = {
  title: 'Pourquoi\u202f?',
  rivals: 'Autres personnes qui pourraient convenir',
  total: 'Total',
  help: 'Chaque point double les chances que ce soit la même personne\u202f; un point négatif les divise par deux. Le portail ne décide seul qu’à partir de 11 à 13 points.',
  confidence: {
    sure: 'Presque certain',
    likely: 'Probable',
    possible: 'Possible',
    unlikely: 'Peu probable',
  },
} as const

export const keyboardCopy = {
  title: 'Au clavier',
  switch: 'Désactiver les raccourcis',
  switchBack: 'Activer les raccourcis',
  keys: {
    choose: ['1 à 5', 'choisir'],
    pick: ['1 à 9', 'choisir'],
    same: ['1', 'même personne'],
    nobody: ['0', 'personne'],
    skip: ['S', 'passer'],
    later: ['S', 'plus tard'],
    undo: ['U', 'annuler la dernière'],
    why: ['P', 'pourquoi'],
    search: ['R', 'rechercher'],
    family: ['F', 'famille'],
    lookalikes: ['H', 'homonymes'],
    save: ['C', 'enregistrer'],
    validate: ['V', 'aller à la validation'],
    move: ['Flèches', 'se déplacer'],
  },
} as const

export const groupCopy = {
  familyTitle: (name: string) => `La famille de ${name}`,
  familyLead:
    'Les élèves et les responsables que le fichier rattache les uns aux autres. Décidez pour tous à la fois\u00a0: les décisions d’une étape à venir y attendront.',
  lookalikesTitle: (name: string) => `À ne pas confondre avec ${name}`,
  lookalikesLead:
    'Les personnes du fichier qui ont les mêmes comptes en vue, ou les mêmes noms\u00a0: jumeaux, homonymes, fiches en double. Décidez pour toutes à la fois.',
  alone: 'Le fichier ne rattache cette personne à aucune autre.',
  aloneLookalikes: 'Personne d’autre ne peut être confondu avec cette personne.',
  answer: (name: string) => `Compte de ${name}`,
  duplicate:
    'Une même personne enregistrée deux fois\u00a0: donnez le compte à la fiche que l’établissement garde, répondez «\u00a0Ne correspond à personne\u00a0» pour l’autre, et signalez-la dans la liste à nettoyer.',
  later: 'Décider plus tard',
  other: 'Un autre compte',
  over: 'L’étape de cette personne est validée\u00a0: rien ne change plus ici.',
  noAccount: 'Sans compte.',
  save: 'Enregistrer pour tous',
  nothing: 'Aucune réponse nouvelle\u00a0: rien n’est enregistré.',
  obstacle: {
    taken: (name: string) =>
      `Le compte choisi pour ${name} est déjà pris par quelqu’un d’autre. Rien n’est enregistré\u00a0: prenez-le d’abord explicitement, ou choisissez-en un autre.`,
    'not-compatible': (name: string) =>
      `Le compte choisi pour ${name} n’a pas de profil qui convient dans cet établissement. Rien n’est enregistré.`,
    changed: (name: string) =>
      `Quelqu’un d’autre a décidé entre-temps pour ${name}. Rien n’est enregistré\u00a0: relisez, puis recommencez.`,
  },
} as const

export const reportCopy = {
  title: (school: string, at: string) => `Import du ${at} · ${school}`,
  finished: 'Import terminé',
  finishedText: 'Les identifiants ci-dessous sont en service\u00a0: ces personnes entrent d’un clic.',
  abandoned: 'Import abandonné',
  abandonedText: 'Seules les étapes validées ont eu un effet.',
  undone: 'Import annulé',
  undoneText: (who: string, at: string) =>
    `${who} l’a annulé le ${at}. Les identifiants sont ceux d’avant cet import.`,
  interrupted: 'Import interrompu',
  interruptedText: (position: number) => `Il reprendra à l’étape ${String(position)}/6. Rien n’est perdu.`,
  figures: 'Résultat par catégorie',
  category: 'Catégorie',
  notValidated: 'étape non validée',
  columns: {
    recognised: 'Reconnus',
    unrecognised: 'Non reconnus',
    added: 'Donnés',
    unchanged: 'Inchangés',
    replaced: 'Remplacés',
    lost: 'Retirés',
  } satisfies Record<keyof StepCounts, string>,
  rest: 'Ce qui reste sans compte',
  restNone: 'Tout le monde est reconnu.',
  people: 'Personnes',
  download: 'Télécharger la liste (CSV)',
  rejected: (count: number) => `${counted(count, 'personne rejetée', 'personnes rejetées')} à la lecture`,
  problems: 'Remarques sur le fichier',
  undo: 'Annuler tout l’import',
  undoQuestion: 'Annuler tout cet import\u202f?',
  undoDetail: (given: number, restored: number, decisions: number) =>
    `${counted(given, 'identifiant donné', 'identifiants donnés')} par cet import ${given < 2 ? 'est retiré' : 'sont retirés'}\u202f; ${counted(restored, 'identifiant')} qu’il avait ${restored < 2 ? 'retiré revient' : 'retirés reviennent'}\u202f; ${counted(decisions, 'décision prise à la main est oubliée', 'décisions prises à la main sont oubliées')}. Les imports d’avant ne changent pas.`,
  undoneFlash: 'L’import est annulé\u00a0: les identifiants sont ceux d’avant.',
  laterImport:
    'Un import plus récent existe pour cet établissement\u00a0: annulez-le d’abord, ou corrigez par un nouvel import.',
  file: 'Fichier',
  mode: 'Mode',
  openedBy: 'Ouvert par',
  endedBy: 'Terminé par',
} as const

export const problemsCopy = {
  title: 'Remarques sur le fichier',
  lead: 'Les personnes rejetées n’ont pas été importées. Corrigez leur fiche dans le serveur de vie scolaire, puis refaites l’export.',
  line: 'Ligne',
  who: 'Personne ou élément',
  reason: 'Ce qui ne va pas',
  advice: 'Que faire',
  rejected: 'Rejetée',
  notice: 'Remarque',
  kind: 'Effet',
  none: 'Le fichier a été lu sans remarque.',
} as const

export const csvCopy = {
  fileName: (uai: string) => `non-reconnus-${uai}.csv`,
  columns: {
    category: 'Catégorie',
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    class: 'Classe',
    pupils: 'Élèves rattachés',
    pronoteId: 'Identifiant PRONOTE',
    reason: 'Motif',
    duplicate: 'Doublon possible',
  },
  yes: 'oui',
} as const
