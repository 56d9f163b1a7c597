import type { PersonCategory } from '@preau/people'
import type { ReportedProblem } from '../reported-problem.ts'

/** What a directory does: who receives which identifier, and what is said of the rest. */
export interface PartnerWork {
  readonly links: readonly { readonly id: string; readonly casId: string }[]
  /** People of the file, by category. */
  readonly read: ReadonlyMap<PersonCategory, number>
  /** Those who had this very identifier already. */
  readonly known: number
  readonly leftAside: number
  /** Remarks of the file and of everybody left aside, in the order of the lines. */
  readonly problems: readonly ReportedProblem[]
}
