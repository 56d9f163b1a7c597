import type { SdetProfile } from '@preau/people'

/** A person of the file. */
export interface CsvPerson {
  readonly line: number
  readonly lastName: string
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | null
  readonly profile: SdetProfile
  readonly class: string | null
  readonly email: string | null
  readonly civility: string | null
  readonly company: string | null
}
