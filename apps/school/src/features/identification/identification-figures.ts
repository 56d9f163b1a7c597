import type { Metrics } from '@preau/platform'
import type { RecognitionMode } from '../delegation/index.ts'
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

/** Starts to time a recognition; the function returned ends it. */
export type RecognitionTimer = (mode: RecognitionMode) => () => void

/** From the answer of the ENT to the decision, whatever it is, link or failure recorded: the ENT itself is not counted. */
export function recognitionTimer(metrics: Metrics): RecognitionTimer {
  const taken = metrics.histogram(
    'preau_recognition_seconds',
    'Time to recognise a person once the ENT has answered, by recognition of the base',
    { labels: ['recognition'], buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5] },
  )
  return (recognition) => taken.startTimer({ recognition })
}
