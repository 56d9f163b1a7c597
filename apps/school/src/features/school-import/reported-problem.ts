import type { ExchangeProblem } from '@preau/exchange'

/** A remark on a file that was used: what was left out of it, and what to do. */
export type ReportedProblem = Pick<ExchangeProblem, 'file' | 'line' | 'element' | 'reason' | 'advice'> & {
  readonly severity: 'rejected' | 'warning' | 'notice'
}
