import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'

/** One line of a table of *Ressources*. */
export interface PersonRow {
  readonly id: string
  readonly category: PersonCategory
  readonly civility: string | undefined
  /** Usage name when there is one, birth name otherwise. */
  readonly lastName: string
  readonly birthName: string
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | undefined
  /**
   * What tells two namesakes apart in this category: class of a pupil, pupils of a guardian, subjects of a teacher,
   * function of a member of staff, company of a work tutor.
   */
  readonly detail: string | undefined
  readonly city: string | undefined
  readonly access: boolean
  /** *Profil d’autorisation* of a teacher or of a member of staff. */
  readonly profile: { readonly id: string; readonly name: string } | undefined
  readonly origin: 'siecle' | 'sts' | 'csv' | 'manual'
  /** ISO day of departure. */
  readonly leftOn: string | undefined
  readonly pronoteId: string
  readonly casId: string | undefined
  readonly casIdSince: Date | undefined
}

/** A link shown on a sheet: a guardian's pupil, or a pupil's guardian. */
export interface Relative {
  readonly id: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly level: number | undefined
  /** CODE_PARENTE of SIECLE. */
  readonly kinship: string | undefined
}

/** Everything the sheet of one person shows. */
export interface PersonSheet extends PersonRow {
  /** The spaces that the profile opens; without a profile, that of the function. */
  readonly profileSpaces: readonly PersonalSpace[] | undefined
  readonly sex: 'F' | 'M' | undefined
  readonly postcode: string | undefined
  readonly ine: string | undefined
  readonly functionCode: string | undefined
  readonly functionLabel: string | undefined
  readonly company: string | undefined
  readonly classes: readonly string[]
  readonly teachings: readonly { readonly classCode: string; readonly subject: string }[]
  readonly relatives: readonly Relative[]
  /** Log-in name of the local form (`?login=true`), when the person has one. */
  readonly localLogin: string | undefined
}
