/** A run of letters, and whether the other writing has them too. */
export interface MarkedPart {
  readonly text: string
  readonly same: boolean
}

/** Below this share of common letters two writings are simply different: marking letters would say nothing. */
const leastAlike = 0.5
const longest = 80

/**
 * Marks in `shown` the letters that `other` does not have, in order (longest common subsequence). Case, accents and the
 * kind of separator count for nothing: they never tell two people apart.
 */
export function markDifferences(shown: string, other: string): readonly MarkedPart[] {
  const letters = lettersOf(shown)
  const left = letters.map(plain)
  const right = lettersOf(other).map(plain)
  const common = commonLetters(left, right)
  const shared = common.filter(Boolean).length
  if (shared * 2 < leastAlike * (left.length + right.length)) return [{ text: shown, same: false }]
  const parts: { text: string; same: boolean }[] = []
  letters.forEach((letter, position) => {
    const same = common[position] === true
    const last = parts.at(-1)
    if (last?.same === same) last.text += letter
    else parts.push({ text: letter, same })
  })
  return parts
}

const graphemes = new Intl.Segmenter('fr')

function lettersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment).slice(0, longest)
}

function plain(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return /[\p{L}\p{N}]/u.test(base) ? base : ' '
}

/** For each letter of `left`, whether it belongs to the longest common subsequence. */
function commonLetters(left: readonly string[], right: readonly string[]): boolean[] {
  const width = right.length + 1
  const lengths = new Uint8Array((left.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const common = left.map(() => false)
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      common[i] = true
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return common
}
