import type { PartnerCategory } from '@preau/exchange'
import type { LeftReason } from './recognise-people.ts'

interface LeftParams {
  readonly category: PartnerCategory
  /** Whoever has the identifier. */
  readonly name: string
  /** What the person has. */
  readonly casId: string
}

interface LeftText {
  readonly text: (p: LeftParams) => string
  readonly advice: string
}

/** As the school says, not as the ENT does. */
const one: Readonly<Record<PartnerCategory, string>> = {
  pupil: 'Élève',
  guardian: 'Responsable',
  teacher: 'Professeur',
  staff: 'Personnel',
}

const nobody: Readonly<Record<PartnerCategory, string>> = {
  pupil: 'aucune fiche d’élève à ce nom et à cette date de naissance dans la base.',
  guardian: 'aucune fiche de responsable à ce nom, avec l’un de ces enfants ou ce code postal, dans la base.',
  teacher: 'aucune fiche de professeur à ce nom dans la base.',
  staff: 'aucune fiche de personnel à ce nom dans la base.',
}

/** French texts of the import of the directory of the ENT. */
export const partnerCopy = {
  title: 'Annuaire de l’ENT',
  lead: 'Retient l’identifiant CAS de chacun avant son premier clic.',
  explanation:
    'L’administrateur de l’ENT vous donne l’annuaire de votre établissement. Chaque personne reconnue avec certitude reçoit son identifiant CAS\u202f; les autres seront reconnues à leur première connexion. Rien n’est écrit avant votre accord, et un identifiant déjà présent n’est jamais changé.',
  rules:
    'Sont reconnus\u00a0: un élève par son nom et sa date de naissance\u202f; un responsable par son nom et l’un de ses enfants\u202f; un professeur ou un personnel par son nom, et sa date de naissance quand elle est connue des deux côtés.',
  upload: 'Annuaire de l’ENT (PARTENAIRE_INDEX)',
  file: 'Fichier de l’ENT',
  fileHint: 'Fichier .xml, chiffré ou non.',
  who: (category: PartnerCategory, name: string, casId: string): string =>
    `${one[category]} ${name}, identifiant «\u00a0${casId}\u00a0»`,
  about: (who: string, said: string): string => `${who}\u00a0: ${said}`,
  reasons: {
    unknown: {
      text: ({ category }) => nobody[category],
      advice:
        'Si la personne devrait y être, importez SIECLE ou STSWEB, puis de nouveau cet annuaire. Sinon, il n’y a rien à faire.',
    },
    absent: {
      text: () =>
        'la personne de ce nom que la base connaît a quitté l’établissement, ou n’a pas accès aux espaces.',
      advice: 'Si elle est revenue, corrigez sa fiche, puis importez de nouveau cet annuaire.',
    },
    ambiguous: {
      text: () => 'plusieurs personnes peuvent correspondre.',
      advice:
        'Si deux fiches sont celles d’une même personne, réunissez-les («\u00a0Doublons\u00a0»). Sinon, inscrivez l’identifiant CAS sur la bonne fiche.',
    },
    'other-identifier': {
      text: ({ casId }) => `cette personne a déjà l’identifiant CAS «\u00a0${casId}\u00a0», et le garde.`,
      advice: 'Si c’est l’ENT qui a raison, corrigez l’identifiant CAS sur la fiche de la personne.',
    },
    'identifier-taken': {
      text: ({ name }) => `cet identifiant est celui de ${name} dans la base, et le reste.`,
      advice:
        'Si l’identifiant est sur la mauvaise fiche, retirez-le de cette fiche, puis importez de nouveau cet annuaire.',
    },
  } satisfies Record<LeftReason, LeftText>,
} as const
