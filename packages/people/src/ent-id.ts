/**
 * Identifier of an account in the ENT, and its *Identifiant CAS*: three letters and five digits or more, `NAA31614`.
 * Opaque, stable, never given twice, with nothing personal in it. Source: ent-ecosystem §1.6.
 */
export type EntId = string & { readonly __brand: 'EntId' }

const letterCount = 26 ** 3
const firstDigits = 5
const rounds = 4

/**
 * The identifier of rank `sequence` (0, 1, 2, … of the database). A fixed permutation: two ranks never give the same
 * identifier and neighbours look unrelated, so an identifier tells nothing of when or with whom the account was made.
 * It hides, it does not protect: never take an identifier for a secret. The permutation must never change.
 *
 * The first 26³ × 10⁵ ranks (1.7 thousand million) have five digits, the next 26³ × 10⁶ have six, and so on.
 *
 * @throws RangeError when `sequence` is not a whole number from 0 to 10¹³.
 */
export function entIdFromSequence(sequence: number): EntId {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 1e13) {
    throw new RangeError(`not a rank of the identifier sequence: ${String(sequence)}`)
  }
  const { digits, rank } = blockOf(sequence)
  const [letters, number] = permuted(rank, 10 ** digits)
  const id = `${spelt(letters)}${String(number).padStart(digits, '0')}`
  if (!isEntId(id)) throw new Error('the permutation left its set')
  return id
}

/** Reads one of our identifiers, exactly as written: they are case-sensitive. `undefined` when it is not one. */
export function parseEntId(text: string): EntId | undefined {
  return isEntId(text) ? text : undefined
}

function blockOf(sequence: number): { digits: number; rank: number } {
  let digits = firstDigits
  let rank = sequence
  while (rank >= letterCount * 10 ** digits) {
    rank -= letterCount * 10 ** digits
    digits += 1
  }
  return { digits, rank }
}

/**
 * A Feistel network over (letters, number): each round adds to one half a scramble of the other, which can be
 * subtracted again. That is the whole proof that nothing repeats.
 */
function permuted(rank: number, numberCount: number): readonly [letters: number, number: number] {
  let letters = Math.floor(rank / numberCount)
  let number = rank % numberCount
  for (let round = 0; round < rounds; round += 1) {
    letters = (letters + scramble(number, round)) % letterCount
    number = (number + scramble(letters, round + rounds)) % numberCount
  }
  return [letters, number]
}

/** An integer hash of 32 bits (the finishing steps of MurmurHash3). */
function scramble(value: number, salt: number): number {
  let hash = (value ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function spelt(letters: number): string {
  const ranks = [Math.floor(letters / 676), Math.floor(letters / 26) % 26, letters % 26]
  return String.fromCharCode(...ranks.map((rank) => 65 + rank))
}

function isEntId(text: string): text is EntId {
  return /^[A-Z]{3}\d{5,9}$/.test(text)
}
