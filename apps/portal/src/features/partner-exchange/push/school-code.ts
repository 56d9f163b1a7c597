import { createHash, timingSafeEqual } from 'node:crypto'
import type { Random } from '@preau/platform'

// Thirty-two signs that nobody mistakes for one another when a code is read out.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 28

/** A *code de rapprochement*: 140 bits, in groups of four. It authorises the sending of the identifiers of one school. */
export function drawSchoolCode(random: Random): string {
  const signs = Array.from(random.bytes(length), (byte) => alphabet[byte % alphabet.length])
  return (signs.join('').match(/.{4}/g) ?? []).join('-')
}

/** What is stored of a code; spaces, hyphens and letter case do not matter. */
export function hashSchoolCode(code: string): Buffer {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '')
  return createHash('sha256').update(`preau school code\n${plain}`).digest()
}

/** Whether a code is one of those that open a school, without telling by its time how near it is. */
export function isSchoolCode(code: string, hashes: readonly Buffer[]): boolean {
  const given = hashSchoolCode(code)
  return hashes.map((hash) => timingSafeEqual(given, hash)).includes(true)
}
