import { wildcard } from './fold-name.ts'

/** Three rolling rows, reused: the engine is single-threaded and names are short. */
const rows = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)] as const
const wild = wildcard.charCodeAt(0)

/**
 * Damerau-Levenshtein distance (optimal string alignment: insertion, deletion, substitution, swap of two
 * neighbours), cut at `limit`: any larger distance is given as `limit + 1`. A wildcard equals any letter.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0
  const over = limit + 1
  if (Math.abs(left.length - right.length) > limit) return over
  if (left.length > 120 || right.length > 120) return over
  let [before, previous, current] = rows as readonly Uint8Array[] as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= right.length; j++) previous[j] = j
  for (let i = 1; i <= left.length; i++) {
    current[0] = i
    const best = fillRow({ left, right, i, before, previous, current })
    if (best > limit) return over
    ;[before, previous, current] = [previous, current, before]
  }
  return Math.min(over, previous[right.length] ?? over)
}

interface RowContext {
  readonly left: string
  readonly right: string
  readonly i: number
  readonly before: Uint8Array
  readonly previous: Uint8Array
  readonly current: Uint8Array
}

function fillRow({ left, right, i, before, previous, current }: RowContext): number {
  const letter = left.charCodeAt(i - 1)
  let best = i
  for (let j = 1; j <= right.length; j++) {
    const other = right.charCodeAt(j - 1)
    const cost = letter === other || letter === wild || other === wild ? 0 : 1
    let value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
    if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other)
      value = Math.min(value, (before[j - 2] ?? 0) + 1)
    current[j] = value
    if (value < best) best = value
  }
  return best
}

/** True when both texts are equal letter by letter, wildcards matching anything. */
export function equalsWithWildcards(left: string, right: string): boolean {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i++) {
    const a = left.charCodeAt(i)
    const b = right.charCodeAt(i)
    if (a !== b && a !== wild && b !== wild) return false
  }
  return true
}
