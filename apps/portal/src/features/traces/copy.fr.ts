import { counted } from '../../frame/format-fr.ts'
import type { TraceWhat } from './trace-families.ts'
import type { TraceOutcome } from './traces.ts'

export const tracesCopy = {
  administration: 'Administration',
  directory: 'Annuaire',
  title: 'Traces',
  lead: 'Qui a fait quoi, et quand, dans vos établissements.',
  search: 'Qui',
  searchHint: 'Nom, identifiant de connexion ou ENT, code d’un service',
  what: 'Quoi',
  outcome: 'Résultat',
  anyOutcome: 'Tous les résultats',
  school: 'Établissement',
  anySchool: 'Tous les établissements',
  from: 'Du',
  until: 'Au',
  when: 'Date',
  who: 'Par',
  about: 'Sur',
  detail: 'Circonstances',
  empty: 'Aucune trace ne correspond.',
  emptyHelp:
    'Élargissez la période ou choisissez «\u00a0Tout\u00a0». Les ouvertures de services ne sont montrées que si vous les demandez.',
  nobody: 'Personne de ce nom dans vos établissements.',
  moreThan: (count: string) =>
    `Plus de ${count}\u00a0traces\u00a0: précisez la recherche pour les parcourir toutes.`,
  export: 'Exporter en CSV',
  exportLead: 'La liste entière de cette recherche. L’export est lui-même noté dans les traces.',
  system: 'Le portail',
  anonymous: 'Personne non connectée',
  commandLine: 'Ligne de commande',
  yes: 'oui',
  no: 'non',
  gone: 'Compte supprimé',
  otherSchool: 'Compte hors de vos établissements',
} as const

export const whatCopy: Readonly<Record<TraceWhat, string>> = {
  'sauf-ouvertures': 'Tout, sauf les ouvertures de services',
  tout: 'Tout',
  connexions: 'Connexions',
  comptes: 'Comptes et mots de passe',
  ouvertures: 'Ouvertures de services',
  refus: 'Refus et anomalies des services',
  services: 'Services et accès',
  identifiants: 'Identifiants PRONOTE',
  annuaire: 'Annuaire et groupes',
  droits: 'Droits, messages, crise',
  echanges: 'Échanges avec la scolarité',
  traces: 'Traces et limites',
}

export const outcomeCopy: Readonly<Record<TraceOutcome, string>> = {
  done: 'Fait',
  refused: 'Refusé',
  failed: 'Échec',
}

export const sealCopy = {
  title: 'Intégrité et conservation',
  lead: 'Toutes les cinq minutes, les nouvelles traces sont scellées\u00a0: chaque sceau dépend du précédent, et une trace modifiée, retirée ou ajoutée après coup se voit.',
  last: 'Dernier sceau',
  none: 'Aucun sceau encore\u00a0: le premier vient dans les cinq minutes.',
  lastValue: (number: string, at: string) => `nº\u00a0${number}, le ${at}`,
  hash: 'Empreinte à noter ailleurs',
  how: 'Pour tout vérifier, sur le serveur\u00a0:',
  kept: 'Durée de conservation',
  keptValue: (months: number) => counted(months, 'mois', 'mois'),
  months: 'Conserver les traces pendant',
  monthsSuffix: 'mois',
  monthsHint:
    'De 6 à 60 mois. Chaque nuit, les traces plus anciennes sont supprimées\u202f; leurs sceaux restent, et la vérification reste possible.',
  monthsError: 'Donnez un nombre de mois, de 6 à 60.',
  overtaken: (months: number) =>
    `Rien n’a changé\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a choisi ${counted(months, 'mois', 'mois')}. Enregistrez de nouveau pour remplacer cette durée par la vôtre.`,
  save: 'Enregistrer',
  saved: (months: number) => `Les traces sont désormais conservées ${counted(months, 'mois', 'mois')}.`,
} as const

export const evidenceCopy = {
  title: 'Exporter les traces d’un compte',
  lead: (name: string) =>
    `Tout ce que ${name} a fait, et ce qui a été fait sur son compte, pendant une période.`,
  explained:
    'L’archive contient les traces (une liste à ouvrir dans un tableur, et le texte exact qui a été scellé), un manifeste avec leurs empreintes et les sceaux qui les couvrent, et la façon de les vérifier.',
  private:
    'Ces traces sont des données personnelles\u00a0: ne les remettez qu’à qui a le droit de les demander. L’export et son motif sont notés à votre nom.',
  reason: 'Motif',
  reasonHint: 'Par exemple\u00a0: demande de la personne, incident, réquisition nº…',
  reasonMissing: 'Dites pourquoi ces traces sont exportées.',
  submit: 'Télécharger l’archive',
  link: 'Exporter ses traces',
} as const

/** Columns of the list, in their order. */
export const csvColumns = {
  at: 'Date',
  label: 'Action',
  action: 'Code de l’action',
  actor: 'Par',
  target: 'Sur',
  school: 'Établissement',
  outcome: 'Résultat',
  data: 'Circonstances',
  id: 'Numéro',
} as const

export const readmeCopy = (count: number, head: string): string => `Traces d’un compte du portail

lignes.csv\u00a0: les traces, à ouvrir dans un tableur
lignes.jsonl\u00a0: le texte exact de chaque trace, une par ligne, tel qu’il a été scellé
manifeste.json\u00a0: de qui, quand, pourquoi, par qui, les empreintes des deux fichiers, les sceaux

${counted(count, 'trace', 'traces')}.

Vérifier les fichiers\u00a0: l’empreinte SHA-256 de chacun est celle du manifeste (sha256sum lignes.jsonl lignes.csv).
Vérifier sur le serveur que rien n’a été modifié depuis\u00a0:

preau portal traces verify --expect ${head}

Le texte d’une trace est un tableau JSON\u00a0: numéro, instant en microsecondes depuis 1970, action, auteur, cible, établissement,
résultat, circonstances. Un sceau est l’empreinte SHA-256 du sceau précédent, de son numéro, de la première et de la dernière trace, de leur
nombre, et de l’empreinte des empreintes de ses traces\u202f; tout en hexadécimal, une valeur par ligne.
`

/** Names of circumstances; one that is not here is shown as it is. */
export const circumstanceCopy: Readonly<Record<string, string>> = {
  absoluteHours: 'durée maximale, heures',
  accounts: 'comptes',
  added: 'ajoutés',
  created: 'ajoutés',
  effect: 'décision',
  entId: 'identifiant ENT',
  idleMinutes: 'inactivité, minutes',
  imports: 'imports',
  limit: 'limite',
  login: 'identifiant de connexion',
  mode: 'mode',
  name: 'nom',
  otherUrls: 'autres adresses',
  own: 'valeurs propres',
  people: 'personnes',
  problems: 'anomalies',
  profiles: 'profils',
  quoi: 'quoi',
  rejected: 'rejetés',
  resultat: 'résultat',
  service: 'service',
  sessions: 'connexions',
  state: 'état',
  title: 'intitulé',
  updated: 'modifiés',
  warnings: 'avertissements',
  address: 'adresse',
  au: 'au',
  because: 'raison',
  before: 'avant le',
  browser: 'navigateur',
  category: 'catégorie',
  count: 'nombre',
  du: 'du',
  given: 'donnés',
  lines: 'traces',
  lost: 'perdus',
  months: 'mois',
  names: 'attributs',
  position: 'étape',
  profile: 'profil',
  proof: 'preuve',
  reason: 'raison',
  recognised: 'reconnus',
  replaced: 'remplacés',
  role: 'droit',
  ssoType: 'type de SSO',
  unchanged: 'inchangés',
  unrecognised: 'non reconnus',
  until: 'jusqu’à',
  url: 'adresse',
}

/** Words of values that say a kind; one that is not here is shown as it is. */
export const valueCopy: Readonly<Record<string, string>> = {
  activation: 'code d’activation',
  cas: 'SSO CAS',
  code: 'code',
  complete: 'complet',
  closed: 'période terminée',
  disabled: 'désactivé',
  draft: 'brouillon',
  grant: 'accordé',
  guardian: 'responsables',
  inspector: 'inspecteurs',
  'no-matching-rule': 'aucun droit ne convient',
  'no-rule': 'aucun droit donné',
  none: 'aucun',
  'not-yet-open': 'période pas commencée',
  partial: 'partiel',
  passkey: 'clé de sécurité',
  password: 'mot de passe',
  platform: 'exploitant',
  'pronote-cas': 'SSO Pronote avec CAS',
  published: 'publié',
  pupil: 'élèves',
  recovery: 'code de secours',
  refuse: 'refusé',
  'refused-by-name': 'refus nominatif',
  school: 'administrateur d’établissement',
  staff: 'personnels',
  support: 'assistance',
  suspended: 'compte suspendu',
  teacher: 'enseignants',
  workTutor: 'maîtres de stage',
}

export const importTarget = (id: string): string => `Import nº\u00a0${id}`
