import { counted } from '../../frame/format-fr.ts'

export const groupsCopy = {
  administration: 'Administration',
  title: 'Groupes',
  lead: 'Un club, une équipe, les parents d’une classe\u00a0: un groupe sert à ouvrir un service ou à agir sur plusieurs comptes.',
  name: 'Nom du groupe',
  school: 'Établissement',
  members: 'Membres',
  empty: 'Aucun groupe.',
  emptyHelp: 'Créez le premier ci-dessous.',
  addTitle: 'Nouveau groupe',
  add: 'Créer le groupe',
  missingName: 'Saisissez un nom de 80 caractères au plus.',
  missingSchool: 'Choisissez l’établissement.',
  taken: 'Un groupe de cet établissement porte déjà ce nom.',
  overtaken: (name: string) =>
    `Rien n’a changé\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a nommé ce groupe «\u00a0${name}\u00a0». Enregistrez de nouveau pour remplacer ce nom par le vôtre.`,
  created: 'Le groupe est créé. Ajoutez-y des personnes.',
  removed: 'Le groupe est supprimé.',
} as const

export const groupCopy = {
  lead: (school: string, members: string) => `${school}, ${members}.`,
  membersCount: (count: number) => counted(count, 'membre'),
  rename: 'Renommer',
  save: 'Enregistrer',
  renamed: 'Le groupe est renommé.',
  remove: 'Supprimer le groupe',
  removeQuestion: (name: string) => `Supprimer le groupe «\u00a0${name}\u00a0»\u202f?`,
  removeDetail: 'Les comptes de ses membres ne changent pas.',
  rules: 'Membres par règle',
  rulesLead:
    'Une règle suit l’annuaire\u00a0: qui arrive dans la classe entre dans le groupe, qui en part le quitte.',
  rule: 'Règle',
  ruleOf: (profile: string, classCode: string | null) =>
    classCode === null ? `${profile}\u00a0: tout l’établissement` : `${profile}\u00a0: ${classCode}`,
  noRule: 'Aucune règle.',
  profile: 'Profil',
  missingProfile: 'Choisissez un profil.',
  class: 'Classe ou groupe',
  anyClass: 'Tout l’établissement',
  classHint: 'Pour les responsables, ceux des élèves de la classe.',
  unknownClass: 'Cette classe n’est pas de l’établissement.',
  addRule: 'Ajouter la règle',
  ruleAdded: 'La règle est ajoutée.',
  ruleRemoved: 'La règle est retirée.',
  withdraw: 'Retirer',
  withdrawOne: (name: string) => `Retirer ${name}`,
  people: 'Membres',
  person: 'Nom Prénom',
  login: 'Identifiant de connexion',
  why: 'Présence',
  picked: 'Choisi nommément',
  byRule: 'Par une règle',
  noMember: 'Ce groupe n’a encore aucun membre.',
  search: 'Chercher une personne à ajouter',
  searchHint: 'Nom, prénom ou identifiant de connexion',
  nobody: 'Personne de cet établissement ne correspond.',
  found: 'Personnes trouvées',
  addMembers: 'Ajouter au groupe',
  noneTicked: 'Cochez au moins une personne.',
  added: (count: number) =>
    count === 0
      ? 'Aucun changement\u00a0: ces personnes étaient déjà dans le groupe.'
      : `${counted(count, 'personne ajoutée', 'personnes ajoutées')} au groupe.`,
  memberRemoved: (count: number) => `${counted(count, 'personne retirée', 'personnes retirées')} du groupe.`,
} as const
