import type { Metrics } from '@preau/platform'
import type { FailureReason } from './identification-failure.ts'

/** How an identification ended. */
export type IdentificationOutcome =
  | 'known'
  | 'first-connection'
  | 'choice'
  | 'double'
  | 'too-many'
  | FailureReason

/** What the operator watches: which of the outcomes rises tells which side broke. Never names anybody. */
export type IdentificationFigures = (outcome: IdentificationOutcome) => void

export function identificationFigures(metrics: Metrics): IdentificationFigures {
  const ended = metrics.counter(
    'preau_identifications_total',
    'Identifications through the ENT, by outcome',
    ['outcome'],
  )
  return (outcome) => {
    ended.inc({ outcome })
  }
}
