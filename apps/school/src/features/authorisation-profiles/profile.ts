import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'

/** Those who have authorisation profiles: they work at the school. */
export type ProfileCategory = Extract<PersonCategory, 'teacher' | 'staff'>

export const hasProfiles = (category: PersonCategory): category is ProfileCategory =>
  category === 'teacher' || category === 'staff'

/** The spaces that a profile may open, in the order of the form. */
export const profileSpaces = [
  'direction',
  'professeurs',
  'vie-scolaire',
  'accompagnant',
] as const satisfies readonly PersonalSpace[]
export type ProfileSpace = (typeof profileSpaces)[number]

/** Bounds and default of *Déconnexion automatique*, in minutes (product.md D: one hour). */
export const idleBounds = { least: 5, most: 720, usual: 60 } as const

/** What somebody says of a profile. */
export interface ProfileSettings {
  readonly name: string
  /** One at least; they replace the space of the function. */
  readonly spaces: readonly ProfileSpace[]
  /** Minutes without activity; `undefined`: the time of the school. */
  readonly idleMinutes: number | undefined
}

/** A profile of one base. */
export interface AuthorisationProfile extends ProfileSettings {
  readonly id: string
  readonly category: ProfileCategory
  /** Grows with each change: of two people who edit it, the second is told. */
  readonly version: number
  /** How many people have it. */
  readonly people: number
}
