import type { Clue } from '../decision.ts'

/**
 * The evidence about one pair (person, account), in bits: log2 of P(what is seen | same person) over
 * P(what is seen | somebody else). « Somebody else » is of two kinds, and the evidence is not the same against both:
 * a *stranger* shares nothing, a *relative* of the account (twin, old pupil's brother, grandparent, step-parent)
 * shares the surname, the address and the children. A pair is believed only when both are excluded.
 */
export interface Evidence {
  readonly stranger: number
  readonly relative: number
  /** A rule that forbids an automatic match whatever the sum says. */
  readonly veto: boolean
  readonly clues: readonly Clue[]
}

/** One clue with its weight against a relative, when it differs from its weight against a stranger. */
export interface WeighedClue {
  readonly clue: Clue
  readonly relative: number
  readonly veto?: boolean
}

/** Log2 of a likelihood ratio. */
export const bits = (ratio: number): number => Math.log2(ratio)

/** Adds clues up. */
export function sumEvidence(clues: readonly WeighedClue[]): Evidence {
  let stranger = 0
  let relative = 0
  let veto = false
  for (const { clue, relative: against, veto: forbids } of clues) {
    stranger += clue.weight
    relative += against
    veto ||= forbids === true
  }
  return { stranger, relative, veto, clues: clues.map(({ clue }) => clue) }
}
