import type { Categorie } from './records.ts'

/** What one piece of evidence says about a pair. The French sentence is made by `explain.fr.ts`. */
export type ClueCode =
  | 'surname-same'
  | 'surname-birth'
  | 'surname-usage'
  | 'surname-double'
  | 'surname-part'
  | 'surname-truncated'
  | 'surname-damaged'
  | 'surname-sound'
  | 'surname-typo'
  | 'surname-family'
  | 'surname-other'
  | 'first-same'
  | 'first-several'
  | 'first-part'
  | 'first-second'
  | 'first-short'
  | 'first-familiar'
  | 'first-sound'
  | 'first-typo'
  | 'first-damaged'
  | 'first-initial'
  | 'first-missing'
  | 'first-other'
  | 'names-swapped'
  | 'birth-same'
  | 'birth-swapped'
  | 'birth-digit'
  | 'birth-january'
  | 'birth-other'
  | 'class-same'
  | 'class-other'
  | 'postcode-same'
  | 'postcode-other'
  | 'civility-other'
  | 'ine-same'
  | 'ine-other'
  | 'children-shared'
  | 'children-elsewhere'
  | 'children-unmatched'
  | 'children-none'
  | 'child-present'
  | 'child-absent'
  | 'parents-shared'
  | 'parents-other'
  | 'subject-same'
  | 'subject-other'
  | 'classes-shared'
  | 'classes-other'
  | 'function-same'
  | 'function-other'
  | 'company-same'
  | 'company-other'
  | 'profile-crossed'
  | 'confirmed'

/** One clue: its code, its weight in bits (log2 of the likelihood ratio; below 0 = against) and values to show. */
export interface Clue {
  readonly code: ClueCode
  readonly weight: number
  readonly school?: string
  readonly ent?: string
}

/** Why a person has no certain account. */
export type ReasonCode =
  | 'confirmed-by-hand'
  | 'confirmed-account-gone'
  | 'evidence-certain'
  | 'evidence-short'
  | 'homonyms'
  | 'duplicate'
  | 'account-disputed'
  | 'left-pupil'
  | 'not-a-guardian-here'
  | 'guardian-of-left-pupil'
  | 'generic-account'
  | 'joint-account'
  | 'no-first-name'
  | 'no-such-person'

export type Outcome = 'certain' | 'to-confirm' | 'to-choose' | 'none'

/** One account proposed for a person, best first in a decision. */
export interface Candidate {
  readonly entId: string
  /** Posterior log2-odds that this account is the person's; 10 means about one chance in a thousand to be wrong. */
  readonly score: number
  readonly clues: readonly Clue[]
  /** The clues as French sentences, strongest first. */
  readonly reasons: readonly string[]
}

/** What the engine says of one person of one school base. */
export interface Decision {
  readonly pronoteId: string
  readonly uai: string
  readonly categorie: Categorie
  readonly outcome: Outcome
  /** The account, when certain; the account to confirm, when `to-confirm`. */
  readonly entId?: string
  readonly candidates: readonly Candidate[]
  readonly reason: ReasonCode
  readonly reasons: readonly string[]
  readonly flags: readonly 'doublon'[]
}
