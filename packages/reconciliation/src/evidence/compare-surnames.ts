import type { Clue, ClueCode } from '../decision.ts'
import { editDistance, equalsWithWildcards } from '../names/edit-distance.ts'
import { wildcard } from '../names/fold-name.ts'
import { type EntSurnames, particles, type SurnameForms } from '../names/surname-forms.ts'
import { bits } from './evidence.ts'
import type { NameFrequency } from './name-frequency.ts'

/** Share of true pairs whose surnames agree at each level (measured on noisy school files, rounded). */
const agreement = { whole: 0.9, part: 0.012, sound: 0.0024, typo: 4.8e-5, particle: 0.003, other: 0.012 }

/**
 * Chance that a random surname not met in this school is *exactly* a given writing close to another surname: short
 * names have many real neighbours (MORIN, MORAN), long ones none.
 */
function unseenNeighbour(length: number): number {
  if (length <= 4) return 1e-4
  if (length === 5) return 4e-5
  if (length === 6) return 2e-5
  if (length === 7) return 1e-5
  return length === 8 ? 5e-6 : 2.5e-6
}

const clue = (code: ClueCode, weight: number): Clue => ({ code, weight })

/** Equality of a complete writing; the TF weight is that of the writing found. */
function wholeAgreement(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  const found = ent.whole.find((writing) => writing === school.glued || school.alternatives.includes(writing))
  if (found === undefined) return undefined
  const rarest = Math.min(frequency.share(found), frequency.share(ent.birth))
  const code: ClueCode =
    found === ent.birth
      ? ent.usage === '' || ent.usage === ent.birth
        ? 'surname-same'
        : 'surname-birth'
      : found === ent.usage
        ? 'surname-usage'
        : 'surname-double'
  const share = found === ent.birth || found === ent.usage ? frequency.share(found) : rarest
  return clue(code, bits(agreement.whole / share))
}

/** A file cuts names at a fixed width: a long name that is the beginning of the other. */
function truncated(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  if (school.rawLength < 13 || school.glued.length < 10) return undefined
  const found = ent.whole.find((writing) => writing.startsWith(school.glued))
  return found === undefined
    ? undefined
    : clue('surname-truncated', bits(0.5 / Math.min(frequency.share(found), frequency.share(ent.birth))))
}

function damaged(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  if (!school.glued.includes(wildcard)) return undefined
  const found = ent.whole.find((writing) => equalsWithWildcards(writing, school.glued))
  return found === undefined ? undefined : clue('surname-damaged', bits(0.5 / frequency.share(found)))
}

function fuzzyWeight(
  likelihood: number,
  observed: string,
  account: string,
  frequency: NameFrequency,
): number {
  const other =
    frequency.counted(observed) + unseenNeighbour(observed.length) + likelihood * frequency.share(account)
  return bits(likelihood / other)
}

function sound(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  if (school.key.length < 3) return undefined
  const found = ent.whole[ent.keys.indexOf(school.key)]
  return found === undefined
    ? undefined
    : clue('surname-sound', fuzzyWeight(agreement.sound, school.glued, found, frequency))
}

function typo(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  let best: Clue | undefined
  for (const observed of [school.glued, ...school.alternatives]) {
    if (observed.length < 3) continue
    for (const writing of ent.whole) {
      const limit = observed.length >= 6 ? 2 : 1
      const distance = editDistance(observed, writing, limit)
      if (distance > limit) continue
      const weight = typoWeight(distance, observed, writing, frequency)
      if (weight !== undefined && (best === undefined || weight > best.weight))
        best = clue('surname-typo', weight)
    }
  }
  return best
}

function typoWeight(
  distance: number,
  observed: string,
  writing: string,
  frequency: NameFrequency,
): number | undefined {
  if (distance === 1) return fuzzyWeight(agreement.typo, observed, writing, frequency)
  if (distance !== 2 || Math.max(observed.length, writing.length) < 6) return undefined
  if (frequency.counted(observed) > 0) return -5
  return observed.length >= 9 ? 2 : observed.length >= 7 ? -0.5 : -2
}

/** One half of a double name agrees, the other is unknown to the other file. */
function part(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  const shared = school.words.filter((word) => ent.words.includes(word))
  if (shared.length > 0) {
    const share = Math.min(...shared.map((word) => frequency.share(word)))
    return clue('surname-part', bits(agreement.part / share))
  }
  const close = school.words.some((word) =>
    ent.words.some((other) => word.length >= 5 && editDistance(word, other, 1) <= 1),
  )
  return close ? clue('surname-part', -2) : undefined
}

/** A particle lost from a name written in one word: `DUBOIS` → `BOIS`. */
function lostParticle(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue | undefined {
  if (school.glued.length < 3) return undefined
  const found = ent.whole.find(
    (writing) => isPrefixed(writing, school.glued) || isPrefixed(school.glued, writing),
  )
  return found === undefined
    ? undefined
    : clue('surname-part', fuzzyWeight(agreement.particle, school.glued, found, frequency))
}

function isPrefixed(long: string, short: string): boolean {
  const lost = long.length - short.length
  return lost >= 2 && lost <= 4 && long.endsWith(short) && particles.has(long.slice(0, lost))
}

/** Weighs the surname of a person against the surnames of an account, by the best level of agreement. */
export function compareSurnames(school: SurnameForms, ent: EntSurnames, frequency: NameFrequency): Clue {
  const exact =
    wholeAgreement(school, ent, frequency) ??
    truncated(school, ent, frequency) ??
    damaged(school, ent, frequency)
  if (exact !== undefined) return exact
  let best = clue('surname-other', bits(agreement.other))
  for (const level of [sound, typo, lostParticle, part]) {
    const found = level(school, ent, frequency)
    if (found !== undefined && found.weight > best.weight) best = found
  }
  return best
}
