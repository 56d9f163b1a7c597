import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'

/** A person whom the ENT vouches for, present and with access, whose *Identifiant CAS* is stored. */
export interface IdentifiedPerson {
  readonly id: string
  readonly category: PersonCategory
  readonly civility: string | undefined
  readonly lastName: string
  readonly firstName: string
  /** Every space this person may open, the usual one first. Publication is for the caller to check. */
  readonly spaces: readonly PersonalSpace[]
}
