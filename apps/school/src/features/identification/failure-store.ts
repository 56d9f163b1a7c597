import type { PersonCategory } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { Space } from '../bases/index.ts'
import type { FailureEvidence, FailureReason } from './identification-failure.ts'
import type { Filing, FilingReason } from './inbox/filing.ts'

export type FailureState = 'open' | 'resolved' | 'dismissed'

/** One line of *Résolution des échecs*. */
export interface FailureRow {
  readonly id: string
  /** The last attempt. */
  readonly occurredAt: Date
  readonly attempts: number
  readonly space: Space
  readonly reason: FailureReason
  readonly casUser: string | undefined
  readonly state: FailureState
  /** Who it is, as the form says, or the only sheet recognised, or the ENT: for the eye only, nothing is decided by it. */
  readonly name: string | undefined
  /** The form came. */
  readonly sentAt: Date | undefined
  /** When and why it was set aside; of a line to treat, it came back by itself since. */
  readonly filed: Filing | undefined
}

/** What the person typed in the form; only what was filled in. */
interface Corrections {
  readonly lastName?: string | undefined
  readonly firstName?: string | undefined
  /** ISO day. */
  readonly birthDate?: string | undefined
  readonly postcode?: string | undefined
}

/** The form as it was sent. */
export interface SentForm {
  readonly corrections: Corrections
  readonly message: string | undefined
  readonly email: string | undefined
  readonly phone: string | undefined
}

/** Everything about one failure. */
export interface FailureSheet extends FailureRow {
  readonly evidence: FailureEvidence
  readonly form: SentForm
  readonly resolvedAt: Date | undefined
  readonly resolvedBy: string | undefined
  readonly person: PersonFound | undefined
}

/** Somebody to whom a CAS identifier may be given. */
export interface PersonFound {
  readonly id: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string | undefined
  /** Class, pupils, subjects, function: what tells namesakes apart. */
  readonly detail: string | undefined
  readonly casId: string | undefined
  readonly present: boolean
  /** Who holds the CAS identifier of the failure in the category of this person, when somebody else does. */
  readonly holder: { readonly id: string; readonly lastName: string; readonly firstName: string } | undefined
}

/** A link decided by a supervisor, with what they saw: nothing is done if that has changed. */
export interface LinkDecision {
  readonly baseId: string
  readonly failureId: string
  readonly personId: string
  /** The person whose CAS identifier is to be freed first. */
  readonly holderId: string | undefined
  /** The CAS identifier that this link replaces. */
  readonly replaces: string | undefined
  readonly at: Date
  readonly actor: string
  /** Model of each audit line; action, target and data are added. */
  readonly audit: Omit<AuditEntry, 'action' | 'target' | 'data'>
}

export interface FailureStore {
  sheet(baseId: string, id: string): Promise<FailureSheet | undefined>
  /** People whose name has all these words, or whose identifiant PRONOTE or CAS is the text; twenty at most. */
  search(
    baseId: string,
    query: { readonly text: string; readonly casUser: string; readonly today: string },
  ): Promise<readonly PersonFound[]>
  /** Those of these ids. */
  people(
    baseId: string,
    query: { readonly ids: readonly string[]; readonly casUser: string; readonly today: string },
  ): Promise<readonly PersonFound[]>
  /** Gives the CAS identifier of the failure to a person and resolves the failure, in one transaction. */
  link(decision: LinkDecision): Promise<'done' | 'closed' | 'no-cas-id' | 'changed' | 'person-unknown'>
  /** Sets aside, or opens again; false when the failure was not in the expected state. */
  setAside(order: {
    readonly baseId: string
    readonly failureId: string
    /** Why it is set aside; absent: it is opened again. */
    readonly filing: { readonly because: FilingReason; readonly note: string | undefined } | undefined
    readonly at: Date
    readonly actor: string
    readonly audit: AuditEntry
  }): Promise<boolean>
  /** The failure behind the token of a form, while it is valid, and whether this token has served. */
  ofForm(
    baseId: string,
    tokenHash: Uint8Array,
    at: Date,
  ): Promise<{ readonly sheet: FailureSheet; readonly isSent: boolean } | undefined>
  /** Keeps the form, over what an earlier one of the same person said; false when this token has served. */
  send(order: {
    readonly baseId: string
    readonly failureId: string
    readonly tokenHash: Uint8Array
    readonly form: SentForm
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<boolean>
}
