/**
 * The matching engine: which ENT account belongs to which person of a school base, how sure it is, and why.
 *
 * Owns: comparison of identities and relations, decisions, duplicates of the school base, reasons in French.
 * Does not own: files (`@preau/exchange`), storage, screens, the operator's memory (given back in `options`).
 *
 * Start at `reconcile.ts`; then `engine/school.ts` (order of the work), `evidence/evidence.ts` (what a weight is),
 * `engine/assign.ts` (one account, one person) and `engine/decide.ts` (when a match is certain).
 *
 * @packageDocumentation
 */
export type { Candidate, Clue, ClueCode, Decision, Outcome, ReasonCode } from './decision.ts'
export type { ManualDecision } from './engine/manual.ts'
export { type ColumnCode, columnLabel, explainClue, explainReason } from './explain.fr.ts'
export type { MissingColumn } from './missing-columns.ts'
export {
  reconcile,
  type Reconciliation,
  type ReconcileOptions,
  type ReconcileRequest,
} from './reconcile.ts'
export {
  type Categorie,
  categories,
  compatibleProfiles,
  type EntAccount,
  type SchoolPerson,
} from './records.ts'
export type { CategoryStatistics, Statistics } from './statistics.ts'
export { type Prediction, toPrediction } from './to-prediction.ts'
export { findTwice, type Twice } from './twice/find-twice.ts'
export { bySureness, type Likeness, type TwiceReason } from './twice/likeness.ts'
