import type { SdetProfile } from '@preau/people'

/** One profile of a person in one school, with what the population filters look at. */
export interface AccessProfile {
  readonly establishmentId: string
  readonly profile: SdetProfile
  readonly functionCode: string
  readonly disciplineCode: string
  /** Codes of the subjects taught in that school; empty for everybody but teachers. */
  readonly subjectCodes: readonly string[]
}
