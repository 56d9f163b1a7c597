import type { Decision } from './decision.ts'

/** A decision as the scorer of reconciliations reads it, one JSON line. */
export interface Prediction {
  readonly pronoteId: string
  readonly entId: string | null
  readonly decision: 'auto' | 'suggest' | 'none'
  readonly candidates: readonly string[]
  readonly flags?: readonly string[]
}

/** Turns a decision into a prediction: only a certain match is `auto`. */
export function toPrediction(decision: Decision): Prediction {
  const { pronoteId, outcome, flags } = decision
  const candidates = decision.candidates.map(({ entId }) => entId)
  return {
    pronoteId,
    entId: outcome === 'certain' ? (decision.entId ?? null) : null,
    decision: outcome === 'certain' ? 'auto' : candidates.length > 0 ? 'suggest' : 'none',
    candidates,
    ...(flags.length > 0 ? { flags } : {}),
  }
}
