import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { Space } from '../bases/index.ts'
import type { PendingDouble } from './double-authentication.ts'
import type { FailureEvidence, FailureReason } from './identification-failure.ts'
import type { SpaceHolder } from './person-spaces.ts'

/** Somebody of the base whom the answer of the ENT may mean. */
export interface Candidate extends SpaceHolder {
  readonly id: string
  readonly civility: string | undefined
  /** Usage name when there is one. */
  readonly lastName: string
  readonly firstName: string
  readonly casId: string | undefined
  /** In the school today; a guardian, through at least one pupil. */
  readonly present: boolean
  /** A guardian who has not left, but of whom no pupil is present. */
  readonly withoutPupil: boolean
  /** False: the administrator closed every space to this person. */
  readonly access: boolean
}

/** Somebody of the base who has the name that the ENT gave. */
export interface Namesake {
  readonly id: string
  readonly category: PersonCategory
  /** ISO day. */
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
}

/** Links to store, each with its line of the trail. */
export interface LinkOrder {
  readonly baseId: string
  readonly casId: string
  readonly at: Date
  readonly people: readonly { readonly id: string; readonly audit: AuditEntry }[]
}

/** A failure to record. */
export interface FailureEntry {
  readonly baseId: string
  readonly at: Date
  readonly space: Space
  readonly reason: FailureReason
  /** The *Identifiant CAS*, once known. */
  readonly casUser: string | undefined
  readonly evidence: FailureEvidence
  /** Hash and end of the token of its form, for the failures that have one. */
  readonly form: { readonly tokenHash: Uint8Array; readonly endsAt: Date } | undefined
}

/** A choice that was offered, as it was kept. */
interface TakenChoice {
  readonly personIds: readonly string[]
  /** Absent for a choice kept before tickets were. */
  readonly ticketHash: Uint8Array | undefined
}

export interface IdentificationStore {
  /** People of the base who hold this CAS identifier or one of these identifiants PRONOTE, or are of these ids, in order of id. */
  candidates(
    baseId: string,
    keys: {
      readonly casId: string | undefined
      readonly pronoteIds: readonly string[]
      readonly ids: readonly string[]
      readonly today: string
    },
  ): Promise<readonly Candidate[]>
  /** Whether somebody of another base of this server has one of these identifiants PRONOTE. */
  isOfAnotherBase(baseId: string, pronoteIds: readonly string[]): Promise<boolean>
  /** People of these categories whose first name and birth or usage name are these, whatever their spelling. */
  namesakes(
    baseId: string,
    name: {
      readonly lastName: string
      readonly firstName: string
      readonly categories: readonly PersonCategory[]
    },
  ): Promise<readonly Namesake[]>
  /** Those of these ids, as {@link candidates}. */
  byIds(baseId: string, ids: readonly string[], today: string): Promise<readonly Candidate[]>
  /**
   * Stores links with their audit lines, all or none; false when one of these people, or somebody of their category,
   * was linked differently meanwhile.
   */
  link(order: LinkOrder): Promise<boolean>
  /** Records a failure, or one more attempt of the same. */
  recordFailure(entry: FailureEntry): Promise<void>
  /** The ENT answers and this person came in: closes the failures that this settles. */
  settle(order: {
    readonly baseId: string
    readonly casUser: string
    readonly personId: string
    /** Where they came in. */
    readonly space: Space
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<void>
  /** Keeps the people of a choice. */
  offerChoice(order: {
    readonly baseId: string
    readonly tokenHash: Uint8Array
    readonly personIds: readonly string[]
    readonly ticketHash: Uint8Array
    readonly at: Date
    readonly endsAt: Date
  }): Promise<void>
  /** The people of a choice and the hash of its ticket, once. */
  takeChoice(baseId: string, tokenHash: Uint8Array, at: Date): Promise<TakenChoice | undefined>
  /** Keeps an account of the ENT until its person has typed their local password. */
  offerDouble(order: {
    readonly baseId: string
    readonly tokenHash: Uint8Array
    readonly pending: PendingDouble
    readonly at: Date
    readonly endsAt: Date
  }): Promise<void>
  /** The same while its form is good, counting one try; `undefined` beyond `most` tries. */
  attemptDouble(order: {
    readonly baseId: string
    readonly tokenHash: Uint8Array
    readonly at: Date
    readonly most: number
  }): Promise<PendingDouble | undefined>
  /** The form has served. */
  endDouble(baseId: string, tokenHash: Uint8Array): Promise<void>
}
