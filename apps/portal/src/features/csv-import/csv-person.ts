import type { SdetProfile } from '@preau/people'

/** A pupil whom a guardian answers for: by an identifier, or by their names and birth date. */
export type CsvWard =
  | { readonly key: string }
  | { readonly lastName: string; readonly firstName: string; readonly birthDate: string }

/** What a line says of a guardian. */
export interface CsvGuardian {
  readonly wards: readonly CsvWard[]
  /** National code of the link. */
  readonly link: string
  /** 1 legal, 2 in charge of the pupil. */
  readonly legalLevel: 1 | 2
}

/** A person of the file. */
export interface CsvPerson {
  readonly line: number
  /** The first line about the same person: its own, but for a guardian who has a line for each pupil. */
  readonly who: number
  readonly lastName: string
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | null
  readonly profile: SdetProfile
  readonly class: string | null
  readonly email: string | null
  readonly civility: string | null
  readonly company: string | null
  /** Set for the profile of guardian alone. */
  readonly guardian: CsvGuardian | null
}
