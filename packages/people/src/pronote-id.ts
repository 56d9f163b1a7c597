import type { RandomSource } from './random-source.ts'

/**
 * Identifiant PRONOTE: sixteen characters that the school server gives to one record of one person. Two records of the
 * same person have two. Source: pronote-facts §3.5.
 */
export type PronoteId = string & { readonly __brand: 'PronoteId' }

/** Why a text is not an identifier, so that a report can say it: nothing there, wrong length, forbidden character. */
export type PronoteIdFault = 'empty' | 'length' | 'character'

const length = 16
/** What is drawn: no 0, 1, 6, G, I, L or O. What is read is wider, because later bases use 6 and G. */
const drawn = '2345789ABCDEFHJKMNPQRSTUVWXYZ'
/** A byte is thrown away at worst one time in five: this many in a row mean that the source is broken. */
const mostDraws = 256
const accepted = /^[2-9A-HJ-KM-NP-Z]+$/i

/** Reads an identifier; spaces around and letter case do not matter. `undefined` when it is not one, see {@link pronoteIdFault}. */
export function parsePronoteId(text: string): PronoteId | undefined {
  if (pronoteIdFault(text) !== undefined) return undefined
  const candidate = text.trim().toUpperCase()
  return isPronoteId(candidate) ? candidate : undefined
}

/** What is wrong with a text meant as an identifier; `undefined` when nothing is. */
export function pronoteIdFault(text: string): PronoteIdFault | undefined {
  const candidate = text.trim()
  if (candidate === '') return 'empty'
  if (candidate.length !== length) return 'length'
  return accepted.test(candidate) ? undefined : 'character'
}

/**
 * A new identifier: sixteen characters, all different (about 70 bits).
 * Uniqueness in the base is for the caller to check.
 *
 * @throws Error when the source of randomness is broken
 */
export function drawPronoteId(random: RandomSource): PronoteId {
  const left = Array.from(drawn)
  const taken: string[] = []
  while (taken.length < length) {
    taken.push(...left.splice(drawBelow(left.length, random), 1))
  }
  const id = taken.join('')
  if (!isPronoteId(id)) throw new Error('the drawing alphabet is wider than the accepted one')
  return id
}

/** An unbiased draw in 0 … `bound` - 1: bytes of the incomplete last run are thrown away. */
function drawBelow(bound: number, random: RandomSource): number {
  const limit = 256 - (256 % bound)
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const byte = random.bytes(1)[0] ?? limit
    if (byte < limit) return byte % bound
  }
  throw new Error('the source of randomness repeats itself')
}

function isPronoteId(candidate: string): candidate is PronoteId {
  return pronoteIdFault(candidate) === undefined
}
