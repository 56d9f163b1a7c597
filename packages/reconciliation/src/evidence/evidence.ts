import type { Clue, ClueCode } from '../decision.ts'

/**
 * The evidence about one pair (person, account), in bits: log2 of P(what is seen | same person) over
 * P(what is seen | somebody else). « Somebody else » is of three kinds, and the evidence is not the same against each:
 * a *stranger* shares nothing, a *homonym* shares the names (families give them again: chance alone would be too
 * kind), a *relative* of the account (twin, old pupil's brother, grandparent, step-parent)
 * shares the surname, the address and the children. A pair is believed only when all are excluded.
 */
export interface Evidence {
  readonly stranger: number
  readonly relative: number
  /** Against somebody who bears the same names by design or by chance: names left out. */
  readonly homonym: number
  /** A rule that forbids an automatic match whatever the sum says. */
  readonly veto: boolean
  readonly clues: readonly Clue[]
}

/** One clue with its weight against a relative, when it differs from its weight against a stranger. */
export interface WeighedClue {
  readonly clue: Clue
  readonly relative: number
}

/** True for a clue drawn from the names. */
function isName(code: ClueCode): boolean {
  return code.startsWith('surname') || code.startsWith('first') || code === 'names-swapped'
}

const forbidding: ReadonlySet<ClueCode> = new Set([
  'first-other',
  'first-missing',
  'birth-other',
  'civility-other',
  'ine-other',
])

/**
 * Whether a rule forbids an automatic match. Another surname is accepted only with the same first name, for a guardian
 * who shares a child, or for somebody born the same day who shares classes: a woman known under a name the ENT lacks.
 */
function forbids(clues: readonly WeighedClue[]): boolean {
  const has = (...codes: ClueCode[]): boolean => clues.some(({ clue }) => codes.includes(clue.code))
  if (clues.some(({ clue }) => forbidding.has(clue.code))) return true
  if (!has('surname-other')) return false
  const born = has('birth-same') && has('class-same', 'classes-shared', 'subject-same', 'parents-shared')
  return !(has('first-same', 'first-several') && (has('children-shared') || born))
}

/** Log2 of a likelihood ratio. */
export const bits = (ratio: number): number => Math.log2(ratio)

/** Adds clues up. */
export function sumEvidence(weighed: readonly WeighedClue[]): Evidence {
  let stranger = 0
  let relative = 0
  let homonym = 0
  for (const { clue, relative: against } of weighed) {
    stranger += clue.weight
    relative += against
    if (!isName(clue.code)) homonym += clue.weight
  }
  const clues = weighed.map(({ clue }) => clue)
  return { stranger, relative, homonym, veto: forbids(weighed), clues }
}
