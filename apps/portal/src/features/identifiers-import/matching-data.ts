import type { PersonCategory, SdetProfile } from '@preau/people'

/** An account with what the engine compares. Empty lists mean that nothing is known. */
export interface SchoolAccount {
  readonly accountId: string
  readonly entId: string
  readonly profiles: readonly SdetProfile[]
  readonly civility: string | null
  /** The name in use. */
  readonly lastName: string
  readonly birthName: string | null
  readonly firstName: string
  readonly otherFirstNames: readonly string[]
  readonly birthDate: string | null
  readonly ine: string | null
  readonly postcode: string | null
  readonly company: string | null
  readonly siecleId: string | null
  readonly stsId: string | null
  readonly functions: readonly string[]
  /** Class of a pupil. */
  readonly pupilClass: string | null
  /** Classes and groups of a teacher. */
  readonly classes: readonly string[]
  readonly subjects: readonly string[]
  /** Accounts of the children of a guardian, in any school. */
  readonly children: readonly string[]
}

/** An identifier given by an earlier import. */
export interface HeldIdentifier {
  readonly pronoteId: string
  readonly accountId: string
  readonly category: PersonCategory
}

/** What an administrator decided in an earlier import; no account: nobody. */
export interface RememberedDecision {
  readonly pronoteId: string
  readonly accountId: string | null
  readonly decidedBy: string
  readonly decidedAt: Date
  /** Null for a decision made before this was kept. */
  readonly basis: DecisionBasis | null
}

/** What a decision rested on: when it changes, the decision is looked at again. Written by `apply-step.ts`. */
export interface DecisionBasis {
  readonly person: {
    readonly lastName: string
    readonly usageName: string | null
    readonly firstName: string
    readonly birthDate: string | null
    /** Identifiers of the pupils the person was attached to. */
    readonly pupils: readonly string[]
  }
  /** The account that was chosen; null for « nobody ». */
  readonly account: {
    readonly lastName: string
    readonly birthName: string | null
    readonly firstName: string
    readonly birthDate: string | null
    /** Accounts of the children. */
    readonly children: readonly string[]
  } | null
  /** The accounts that were in view: « nobody » says nothing of one that came later. */
  readonly seen: readonly string[]
}

/** Everything that the matching of one school needs besides the file. */
export interface MatchingData {
  readonly accounts: readonly SchoolAccount[]
  readonly held: readonly HeldIdentifier[]
  readonly remembered: readonly RememberedDecision[]
}
