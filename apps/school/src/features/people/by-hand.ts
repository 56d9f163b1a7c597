import type { PersonCategory } from '@preau/people'

/** Categories that no school file feeds: their people are typed, or read from a CSV file. */
export type AddedByHand = Extract<PersonCategory, 'workTutor' | 'inspector'>

export const isAddedByHand = (category: PersonCategory): category is AddedByHand =>
  category === 'workTutor' || category === 'inspector'
