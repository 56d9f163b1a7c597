import { type PersonCategory, personCategories } from '@preau/people'

/** A section of the file: its elements, and what a person of it may carry. */
export interface Section {
  readonly category: PersonCategory
  /** Element that groups the people of the category. */
  readonly name: string
  /** Element of one person. */
  readonly person: string
  /** Attributes beside those of everybody. */
  readonly attributes: readonly string[]
  /** Child elements. */
  readonly children: readonly string[]
}

/** Attributes that a person of any section may carry; the first three are required. */
export const commonAttributes = [
  'IDPN',
  'Nom',
  'Prenom',
  'NomUsage',
  'Civilite',
  'DateNaissance',
  'Sexe',
  'CodePostal',
  'Ville',
  'IDCAS',
] as const

const shapes: Readonly<Record<PersonCategory, Omit<Section, 'category'>>> = {
  teacher: {
    name: 'Professeurs',
    person: 'Professeur',
    attributes: ['IDSTS'],
    children: ['Classe', 'Matiere'],
  },
  pupil: {
    name: 'Eleves',
    person: 'Eleve',
    attributes: ['NumeroNational', 'IDSconet'],
    children: ['Classe', 'Responsable'],
  },
  guardian: { name: 'Responsables', person: 'Responsable', attributes: [], children: ['Eleve'] },
  workTutor: {
    name: 'MaitresDeStage',
    person: 'MaitreDeStage',
    attributes: ['Entreprise'],
    children: ['Eleve'],
  },
  inspector: { name: 'Inspecteurs', person: 'Inspecteur', attributes: ['Fonction'], children: [] },
  staff: { name: 'Personnels', person: 'Personnel', attributes: ['IDSTS', 'Fonction'], children: [] },
}

/** The six sections in the order of the file, which is that of the six steps of an import. Source: pronote-facts §3.4. */
export const sections: readonly Section[] = personCategories.map((category) => ({
  category,
  ...shapes[category],
}))
