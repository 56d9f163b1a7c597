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
}

/** The four parts of a step. */
export const lineSections = ['confirm', 'choose', 'unknown', 'recognised'] as const
export type LineSection = (typeof lineSections)[number]

/** An account as much as is needed to recognise somebody, and no more. */
export interface AccountBrief {
  readonly id: string
  /** « LARUE Odile ». */
  readonly name: string
  readonly birthName: string | undefined
  readonly birthDate: string | undefined
  readonly login: string
  /** Class of a pupil, children of a guardian, function of a staff member, company of a tutor. */
  readonly detail: string
}

/** Why an account cannot be chosen without saying so: who has it in this import, or the identifier it already has. */
export type AccountHolder =
  | { readonly kind: 'line'; readonly name: string; readonly pronoteId: string }
  | { readonly kind: 'identifier'; readonly pronoteId: string; readonly willBeWithdrawn: boolean }

export interface LineCandidate {
  readonly account: AccountBrief
  readonly reasons: readonly string[]
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
}

/** Whether an account can be taken as it is: an identifier that *Complet* withdraws anyway is no obstacle. */
export function isFree(holder: AccountHolder | undefined): boolean {
  return holder === undefined || (holder.kind === 'identifier' && holder.willBeWithdrawn)
}
