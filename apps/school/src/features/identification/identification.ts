import type { SchoolBase, Space } from '../bases/index.ts'
import type { Delegation } from '../delegation/index.ts'
import type { IdentificationFailure } from './identification-failure.ts'
import type { IdentifiedPerson } from './identified-person.ts'

/** Somebody came back from the ENT with a ticket. */
export interface IdentificationRequest {
  readonly base: SchoolBase
  /** The space asked for; `commune` takes whoever comes. */
  readonly space: Space
  readonly delegation: Delegation
  /** Parsed query of the request: `ticket` is read from it, and refused when repeated. */
  readonly query: Readonly<Record<string, unknown>>
  /** The very address given to the log-in page as `service`: built from the configuration, never from a header. */
  readonly service: string
}

/** Who came. */
export type Identification =
  | {
      readonly kind: 'person'
      readonly person: IdentifiedPerson
      /** True when the *Identifiant CAS* has just been learnt. */
      readonly firstConnection: boolean
    }
  | {
      /** One account of the ENT is several people here (a teacher who is also a guardian). */
      readonly kind: 'choose'
      readonly people: readonly IdentifiedPerson[]
      /** To put in the form of the choice; good once, for ten minutes: see {@link Identifier.takeChoice}. */
      readonly token: string
    }
  | { readonly kind: 'failure'; readonly failure: IdentificationFailure }

/** The identification of people through the ENT (architecture §4, flow 2). */
export interface Identifier {
  /** Validates the ticket, recognises the person, stores the link. Records every failure. Never throws for what comes. */
  identify(request: IdentificationRequest): Promise<Identification>
  /** The person chosen on the page of the choice; `undefined` when the token is old, used, or offers nobody like that. */
  takeChoice(choice: {
    readonly base: SchoolBase
    readonly token: string
    readonly personId: string
  }): Promise<IdentifiedPerson | undefined>
}
