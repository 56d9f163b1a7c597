import { type Random, sha256 } from '@preau/platform'

/** Without the letters and figures that are mistaken for one another on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const groups = 3
const perGroup = 4

/** A code to print: `7KQ2-MXWP-4TRB`, sixty random bits. */
export function newActivationCode(random: Random): string {
  const letters = Array.from(random.bytes(groups * perGroup), (byte) => alphabet[byte % alphabet.length])
  return Array.from({ length: groups }, (_, rank) =>
    letters.slice(rank * perGroup, (rank + 1) * perGroup).join(''),
  ).join('-')
}

/** What is stored of a code, however it was typed; `undefined`: it cannot be one. */
export function activationHash(typed: string): Buffer | undefined {
  const letters = typed.toUpperCase().replace(/[\s–.-]/g, '')
  const shape = new RegExp(`^[${alphabet}]{${String(groups * perGroup)}}$`)
  return shape.test(letters) ? sha256(`activation:${letters}`) : undefined
}
