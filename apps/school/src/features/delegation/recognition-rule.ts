import type { CategoryValues, IdentityAttributes, RecognitionMode } from './identity-rule.ts'

/** How somebody who comes back from an ENT is recognised, whatever the protocol of the ENT. */
export interface RecognitionRule {
  /** Absent for the CAS. */
  readonly protocol?: string | undefined
  /** The server that is believed, as failures name it. */
  readonly serverUrl: string
  readonly refuseRemembered: boolean
  /** Attribute or claim of the *Identifiant CAS*; `undefined` for the subject. */
  readonly commonAttribute: string | undefined
  readonly recognition: RecognitionMode
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  readonly categoryValues: CategoryValues
}
