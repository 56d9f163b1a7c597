import type { SchoolBase, Space } from '../bases/index.ts'
import type { Delegation, RecognitionRule } from '../delegation/index.ts'
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
  /** Address of the visitor: tickets that are worth nothing are counted by it. */
  readonly address: string
  /** The very address given to the log-in page as `service`: built from the configuration, never from a header. */
  readonly service: string
}

/** What a browser brought back from a service that answers through it, already checked. */
export type BroughtAnswer =
  | {
      readonly kind: 'success'
      /** Subject; empty when the service names nobody. */
      readonly user: string
      readonly attributes: ReadonlyMap<string, readonly string[]>
      /** SHA-256 of what the service will have the browser bring to close the session. */
      readonly ticketHash: Uint8Array
    }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }

/** Somebody came back from an ENT, whatever its protocol, and is to be recognised. */
export type RecognitionRequest = Omit<IdentificationRequest, 'delegation' | 'query'> & {
  readonly delegation: RecognitionRule
}

/** The same with an answer that is looked at only if the visitor has not tried too often. */
export type AnsweredRequest = RecognitionRequest & { readonly answer: () => Promise<BroughtAnswer> }

/** Who came. */
export type Identification =
  | {
      readonly kind: 'person'
      readonly person: IdentifiedPerson
      /** True when the *Identifiant CAS* has just been learnt. */
      readonly firstConnection: boolean
      /** SHA-256 of the ticket: the ENT will name it to close the session. */
      readonly ticketHash: Uint8Array
    }
  | {
      /** One account of the ENT is several people here (a teacher who is also a guardian). */
      readonly kind: 'choose'
      readonly people: readonly IdentifiedPerson[]
      readonly ticketHash: Uint8Array
      /** To put in the form of the choice; good once, for ten minutes: see {@link Identifier.takeChoice}. */
      readonly token: string
    }
  | {
      /** An account of the ENT nobody here is linked to yet: the local password says, once, whose it is. */
      readonly kind: 'double'
      /** To put in the form; good for half an hour: see `DoubleAuthentication`. */
      readonly token: string
      /** Who this account already is here, for other spaces. */
      readonly people: readonly IdentifiedPerson[]
    }
  | { readonly kind: 'failure'; readonly failure: IdentificationFailure }

/** Somebody chosen, and the hash of the ticket that led to the choice. */
export interface ChosenPerson {
  readonly person: IdentifiedPerson
  readonly ticketHash: Uint8Array | undefined
}

/** The identification of people through the ENT (architecture §4, flow 2). */
export interface Identifier {
  /**
   * Validates the ticket, recognises the person, stores the link. Records every failure.
   *
   * @throws Refusal `identification.too-many`, and for nothing else that comes
   */
  identify(request: IdentificationRequest): Promise<Identification>
  /** The same for an answer that the browser brought itself (WS-Federation). */
  identifyAnswer(request: AnsweredRequest): Promise<Identification>
  /** The person chosen on the page of the choice; `undefined` when the token is old, used, or offers nobody like that. */
  takeChoice(choice: {
    readonly base: SchoolBase
    readonly token: string
    readonly personId: string
  }): Promise<ChosenPerson | undefined>
}
