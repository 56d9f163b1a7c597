/**
 * National number of a school (« unité administrative immatriculée », formerly RNE): seven digits and a check letter,
 * upper case. Source: ent-ecosystem §2.6.
 */
export type Uai = string & { readonly __brand: 'Uai' }

/** 23 letters: I, O and Q are left out because they read as digits. */
const checkLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Reads a UAI; spaces around and letter case do not matter, the check letter does. `undefined` when it is not one. */
export function parseUai(text: string): Uai | undefined {
  const candidate = text.trim().toUpperCase()
  if (!/^\d{7}[A-Z]$/.test(candidate)) return undefined
  return isChecked(candidate) ? candidate : undefined
}

function isChecked(candidate: string): candidate is Uai {
  const rank = Number(candidate.slice(0, 7)) % checkLetters.length
  return candidate[7] === checkLetters[rank]
}
