import { formatDayFr, parseCalendarDay } from '@preau/people'
import type { Clue, ClueCode, ReasonCode } from './decision.ts'
import type { Categorie } from './records.ts'

type Sentence = (clue: Clue) => string

const day = (text: string | undefined): string => {
  const parsed = parseCalendarDay(text ?? '')
  return parsed === undefined ? (text ?? '') : formatDayFr(parsed)
}
const fixed =
  (text: string): Sentence =>
  () =>
    text
const versus =
  (text: string): Sentence =>
  ({ school, ent }) =>
    school === undefined || ent === undefined || school === '' || ent === ''
      ? text
      : `${text} (${school.trim()} / ${ent.trim()})`

/** One short sentence per clue, as a school secretary says it. */
const clueSentences: Readonly<Record<ClueCode, Sentence>> = {
  'surname-same': fixed('Même nom'),
  'surname-birth': fixed('Même nom de naissance'),
  'surname-usage': fixed('Même nom d’usage'),
  'surname-double': versus('Nom de naissance et nom d’usage réunis'),
  'surname-part': versus('Une partie du nom en commun'),
  'surname-truncated': versus('Nom coupé dans le fichier'),
  'surname-damaged': versus('Même nom, une lettre abîmée'),
  'surname-sound': versus('Autre écriture du même nom'),
  'surname-typo': versus('Nom presque identique'),
  'surname-family': versus('Nom porté par la famille'),
  'surname-other': versus('Noms différents'),
  'first-same': fixed('Même prénom'),
  'first-several': versus('Mêmes prénoms réunis'),
  'first-part': versus('Une partie du prénom composé'),
  'first-second': versus('Prénom connu comme deuxième prénom'),
  'first-short': versus('Prénom abrégé'),
  'first-familiar': versus('Diminutif du prénom'),
  'first-sound': versus('Autre écriture du même prénom'),
  'first-typo': versus('Prénom presque identique'),
  'first-damaged': versus('Même prénom, une lettre abîmée'),
  'first-initial': versus('Même initiale de prénom'),
  'first-missing': fixed('Prénom absent du fichier'),
  'first-other': versus('Prénoms différents'),
  'names-swapped': fixed('Nom et prénom intervertis dans le fichier'),
  'birth-same': ({ school }) => `Même date de naissance, le ${day(school)}`,
  'birth-swapped': ({ school, ent }) => `Jour et mois de naissance inversés (${day(school)} / ${day(ent)})`,
  'birth-digit': ({ school, ent }) => `Dates de naissance à un chiffre près (${day(school)} / ${day(ent)})`,
  'birth-january': ({ school, ent }) =>
    `Date du 1er janvier dans le fichier, même année (${day(school)} / ${day(ent)})`,
  'birth-other': ({ school, ent }) => `Dates de naissance différentes (${day(school)} / ${day(ent)})`,
  'class-same': ({ school, ent }) =>
    school === ent ? `Même classe (${school ?? ''})` : `Même classe (${school ?? ''} = ${ent ?? ''})`,
  'class-other': versus('Classes différentes'),
  'postcode-same': ({ school }) => `Même code postal (${school ?? ''})`,
  'postcode-other': versus('Codes postaux différents'),
  'civility-other': fixed('Civilités différentes'),
  'ine-same': fixed('Même numéro national'),
  'ine-other': fixed('Numéros nationaux différents'),
  'children-shared': fixed('Rattachement à un même élève, déjà rapproché'),
  'children-elsewhere': fixed('Les élèves rattachés ont d’autres responsables dans l’ENT'),
  'children-unmatched': fixed('Les élèves rattachés n’ont pas de compte dans l’ENT'),
  'children-none': fixed('Aucun élève rattaché dans le fichier'),
  'child-present': fixed('Un enfant de ce compte est dans la base'),
  'child-absent': fixed('Aucun enfant de ce compte n’est dans la base'),
  'parents-shared': fixed('Mêmes responsables'),
  'parents-other': fixed('Responsables différents'),
  'subject-same': versus('Même matière'),
  'subject-other': versus('Matières différentes'),
  'classes-shared': fixed('Mêmes classes'),
  'classes-other': fixed('Aucune classe en commun'),
  'function-same': versus('Même fonction'),
  'function-other': versus('Fonctions différentes'),
  'company-same': versus('Même entreprise'),
  'company-other': versus('Entreprises différentes'),
  'profile-crossed': fixed('Enseignant d’un côté, personnel de l’autre'),
  confirmed: fixed('Rapprochement confirmé à la main'),
}

/** The French sentence of a clue. */
export function explainClue(clue: Clue): string {
  return clueSentences[clue.code](clue)
}

const reasonSentences: Readonly<Record<ReasonCode, string>> = {
  'confirmed-by-hand': 'Rapprochement confirmé à la main.',
  'confirmed-account-gone': 'Le compte confirmé à la main n’est plus dans l’établissement\u00a0: à revoir.',
  'evidence-certain': 'Rapprochement certain.',
  'evidence-short': 'Un compte ressemble, mais les indices ne suffisent pas à en être sûr.',
  homonyms:
    'Plusieurs comptes correspondent aussi bien\u00a0: homonymes, jumeaux ou membres d’une même famille.',
  duplicate: 'Cette personne semble enregistrée deux fois dans la base de l’établissement.',
  'account-disputed': 'Une autre personne de la base correspond au même compte.',
  'left-pupil': 'Aucun compte ne correspond\u00a0: ancien élève, ou élève pas encore arrivé dans l’ENT.',
  'not-a-guardian-here':
    'L’élève rattaché a un compte, mais cette personne n’est pas parmi ses responsables dans l’ENT.',
  'guardian-of-left-pupil':
    'L’élève rattaché n’a pas de compte dans l’ENT\u00a0: responsable d’un ancien élève\u202f?',
  'generic-account': 'Ce n’est pas une personne mais un compte de service.',
  'joint-account':
    'Fiche commune à deux personnes («\u00a0M. et Mme\u00a0»)\u00a0: à séparer dans la base de l’établissement.',
  'no-first-name': 'Le nom ou le prénom manque dans le fichier.',
  'no-such-person': 'Aucun compte de l’établissement ne correspond à cette personne.',
}

/** The French sentence for the outcome of a person. */
export function explainReason(reason: ReasonCode, categorie: Categorie): string {
  if (reason === 'left-pupil' && categorie !== 'eleve') return reasonSentences['no-such-person']
  return reasonSentences[reason]
}

/** A column of the export whose absence makes the reconciliation poorer. */
export type ColumnCode =
  | 'civilite'
  | 'dateNaissance'
  | 'codePostal'
  | 'classe'
  | 'eleves'
  | 'matieres'
  | 'classes'
  | 'fonction'

const columnLabels: Readonly<Record<ColumnCode, string>> = {
  civilite: 'Civilité',
  dateNaissance: 'Date de naissance',
  codePostal: 'Code postal',
  classe: 'Classe',
  eleves: 'Élèves rattachés',
  matieres: 'Matières',
  classes: 'Classes enseignées',
  fonction: 'Fonction',
}

/** The French name of a column. */
export const columnLabel = (column: ColumnCode): string => columnLabels[column]
