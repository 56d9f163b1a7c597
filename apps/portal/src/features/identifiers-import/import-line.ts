import type { ExportedPerson } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import type { Outcome, ReasonCode } from '@preau/reconciliation'

/** Why a line is where it is: what the engine says, and what the identifiers already given add to it. */
export type LineReason =
  | ReasonCode
  /** The account has had this identifier since an earlier import. */
  | 'already-held'
  /** A national key, or the *Identifiant CAS* that the school base knows, is that of the account. */
  | 'same-key'
  /** A national key points at another account than the names do. */
  | 'key-contradiction'
  /** Another account has this identifier today. */
  | 'held-by-other'
  /** The account that has this identifier no longer resembles this person. */
  | 'held-unlike'
  /** The account that has this identifier has left the school. */
  | 'holder-gone'
  /** The account that matches already has another identifier of this category. */
  | 'account-has-other'
  /** Two people of the file match the same account. */
  | 'claimed-twice'
  /** An administrator has said earlier that this identifier is nobody's. */
  | 'memory-nobody'
  /** What an earlier decision rested on (name, birth date, link) has changed since. */
  | 'memory-stale'

/** What a screen shows of a person of the file. National numbers are used to match, never kept. */
export interface LinePerson
  extends Pick<
    ExportedPerson,
    | 'lastName'
    | 'usageName'
    | 'firstName'
    | 'civility'
    | 'birthDate'
    | 'postcode'
    | 'city'
    | 'class'
    | 'function'
    | 'company'
  > {
  readonly classes?: readonly string[]
  readonly subjects?: readonly string[]
  /** « MORVAN Maëlys, 6E 2 »: the pupils a guardian or a work tutor is attached to. */
  readonly pupils?: readonly string[]
}

/** An account proposed for a line, best first. */
export interface CandidateDraft {
  readonly accountId: string
  readonly score: number
  readonly reasons: readonly string[]
  /** Weight of each reason, in bits: each doubles the odds that it is the same person, or halves them below 0. */
  readonly weights?: readonly number[]
}

/** A line as the matching leaves it. */
export interface LineDraft {
  readonly category: PersonCategory
  readonly pronoteId: string
  readonly person: LinePerson
  readonly outcome: Outcome
  readonly reason: LineReason
  readonly reasons: readonly string[]
  readonly candidates: readonly CandidateDraft[]
  readonly flags: readonly ('doublon' | 'conflit')[]
  readonly accountId: string | null
  readonly proposedAccountId: string | null
  readonly chosenBy: 'engine' | 'memory' | null
  /** Probability that the proposed account is the wrong one, 0 to 1: what is confirmed in a batch is sorted by it. */
  readonly risk: number
  /** Identifiers of the pupils that the file attaches the person to: they make a family. */
  readonly pupilIds: readonly string[]
}

/** The four parts of a step. */
export const lineSections = ['confirm', 'choose', 'unknown', 'recognised'] as const
export type LineSection = (typeof lineSections)[number]

/** An account as much as is needed to recognise somebody, and no more. */
export interface AccountBrief {
  readonly id: string
  /** « LARUE Odile ». */
  readonly name: string
  readonly lastName: string
  readonly firstName: string
  readonly birthName: string | undefined
  readonly birthDate: string | undefined
  readonly login: string
  /** Class of a pupil, children of a guardian, function of a staff member, company of a tutor. */
  readonly detail: string
}

/** Why an account cannot be chosen without saying so: who has it in this import, or the identifier it already has. */
export type AccountHolder =
  /** The account has the identifier of the line today. */
  | { readonly kind: 'this' }
  | { readonly kind: 'line'; readonly name: string; readonly pronoteId: string }
  | { readonly kind: 'identifier'; readonly pronoteId: string; readonly willBeWithdrawn: boolean }

export interface LineCandidate {
  readonly account: AccountBrief
  /** Log2 of the odds that it is the same person, rivals counted; 10 is about one chance in a thousand to be wrong. */
  readonly score: number
  readonly reasons: readonly string[]
  /** Weight of each reason, in the same order; empty for an account that was added without being compared. */
  readonly weights: readonly number[]
  readonly holder: AccountHolder | undefined
}

/** A line as a screen shows it. */
export interface ImportLine {
  readonly id: string
  readonly runId: string
  readonly position: number
  readonly category: PersonCategory
  readonly pronoteId: string
  readonly person: LinePerson
  readonly section: LineSection
  readonly reason: LineReason
  readonly reasons: readonly string[]
  readonly duplicate: boolean
  readonly conflict: boolean
  /** The account that the line is matched with. */
  readonly account: AccountBrief | undefined
  /** The account to confirm. */
  readonly proposed: LineCandidate | undefined
  readonly candidates: readonly LineCandidate[]
  readonly chosenBy: 'engine' | 'memory' | 'person' | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Grows with each decision: a form says which one it shows. */
  readonly version: number
}

/** Whether an account can be taken as it is: an identifier that *Complet* withdraws anyway is no obstacle. */
export function isFree(holder: AccountHolder | undefined): boolean {
  return (
    holder === undefined || holder.kind === 'this' || (holder.kind === 'identifier' && holder.willBeWithdrawn)
  )
}
