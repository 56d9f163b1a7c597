import type { SdetProfile } from '@preau/people'

/** What the directory holds of a person, as far as a release may need it. */
export interface ReleasePerson {
  readonly entId: string
  readonly login: string
  /** Name in use. */
  readonly lastName: string
  readonly firstName: string
  /** Calendar day, ISO. */
  readonly birthDate: string | null
  readonly postcode: string | null
  readonly email: string | null
  /** Present profiles, one line per school and profile. */
  readonly profiles: readonly {
    readonly schoolId: string
    readonly uai: string
    readonly profile: SdetProfile
  }[]
  /** Class of a pupil, by school. */
  readonly classes: readonly { readonly schoolId: string; readonly code: string }[]
  /** One per school and category. */
  readonly pronoteIds: readonly { readonly schoolId: string; readonly pronoteId: string }[]
}
