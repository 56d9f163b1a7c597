import type { Clue, ClueCode } from '../decision.ts'
import { editDistance, equalsWithWildcards } from '../names/edit-distance.ts'
import type { FirstNameForms } from '../names/first-name-forms.ts'
import { wildcard } from '../names/fold-name.ts'
import { isFamiliarFormOf } from '../names/hypocorisms.ts'
import { isOtherSpelling } from '../names/spelling-groups.ts'
import { bits } from './evidence.ts'
import type { NameFrequency } from './name-frequency.ts'

/** First names of an account. */
export interface EntFirstNames {
  readonly main: FirstNameForms
  readonly others: readonly FirstNameForms[]
  /** Main and other names one after the other, without blanks. */
  readonly sequence: string
}

/** Share of true pairs at each level; `typo` and `sound` also count how many writings share the chance. */
const agreement = {
  whole: 0.92,
  part: 0.01,
  second: 0.015,
  short: 0.004,
  familiar: 0.0015,
  sound: 0.006,
  typo: 7.5e-5,
  other: 0.004,
}

function unseenNeighbour(length: number): number {
  if (length <= 3) return 1e-4
  if (length === 4) return 2e-5
  return length === 5 ? 4e-6 : 1e-6
}

const clue = (code: ClueCode, weight: number): Clue => ({ code, weight })

function whole(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  if (school.glued === ent.main.glued)
    return clue('first-same', bits(agreement.whole / frequency.share(school.glued)))
  const several =
    school.glued.length > ent.main.glued.length + 1 &&
    school.glued.startsWith(ent.main.glued) &&
    (ent.sequence.startsWith(school.glued) ||
      ent.others.some((other) => school.glued === ent.main.glued + other.glued))
  if (several) return clue('first-several', bits((agreement.whole * 2) / frequency.share(ent.main.glued)))
  if (school.glued.includes(wildcard) && equalsWithWildcards(school.glued, ent.main.glued))
    return clue('first-damaged', bits(0.5 / frequency.share(ent.main.glued)))
  return undefined
}

/** The observed name is a name like any other: its own frequency is the chance that somebody else bears it. */
function named(code: ClueCode, likelihood: number, school: FirstNameForms, frequency: NameFrequency): Clue {
  return clue(code, bits(likelihood / frequency.share(school.glued)))
}

function part(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  const compound = ent.main.words.length > 1 && ent.main.words.includes(school.glued)
  if (compound) return named('first-part', agreement.part, school, frequency)
  const [head] = school.words
  if (school.words.length > 1 && head !== undefined && head === ent.main.glued)
    return clue('first-part', bits(agreement.part / frequency.share(head)) - 1)
  return undefined
}

function second(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  const each = agreement.second / Math.max(1, ent.others.length)
  if (ent.others.some((other) => other.glued === school.glued))
    return named('first-second', each, school, frequency)
  const close = ent.others.some(
    (other) =>
      isOtherSpelling(school.glued, other.glued) ||
      (school.glued.length >= 5 && editDistance(school.glued, other.glued, 1) <= 1),
  )
  return close ? clue('first-second', derived(each / 100, school.glued, 0.005, frequency)) : undefined
}

function derived(likelihood: number, school: string, family: number, frequency: NameFrequency): number {
  const other = frequency.counted(school) + unseenNeighbour(school.length) + likelihood * family
  return bits(likelihood / other)
}

function short(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  const { glued } = school
  if (isFamiliarFormOf(glued, ent.main.glued) || ent.main.words.some((word) => isFamiliarFormOf(glued, word)))
    return clue('first-familiar', derived(agreement.familiar, glued, 0.03, frequency))
  if (glued.length >= 4 && ent.main.glued.startsWith(glued))
    return clue('first-short', derived(agreement.short / 4, glued, 0.01, frequency))
  return undefined
}

function sound(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  const same = school.key.length >= 2 && school.key === ent.main.key
  if (!same && !isOtherSpelling(school.glued, ent.main.glued)) return undefined
  return clue(
    'first-sound',
    derived(agreement.sound, school.glued, frequency.share(ent.main.glued), frequency),
  )
}

function typo(school: FirstNameForms, ent: EntFirstNames, frequency: NameFrequency): Clue | undefined {
  const length = Math.max(school.glued.length, ent.main.glued.length)
  if (length < 3) return undefined
  const targets = [ent.main.glued, ...ent.others.slice(0, 1).map((other) => ent.main.glued + other.glued)]
  let best: Clue | undefined
  for (const target of targets) {
    const limit = length >= 5 ? 2 : 1
    const distance = editDistance(school.glued, target, limit)
    if (distance > limit) continue
    const weight = typoWeight(distance, school.glued, frequency.share(ent.main.glued), frequency)
    if (weight !== undefined && (best === undefined || weight > best.weight))
      best = clue('first-typo', weight)
  }
  return best
}

function typoWeight(
  distance: number,
  observed: string,
  share: number,
  frequency: NameFrequency,
): number | undefined {
  if (distance === 1) return derived(agreement.typo, observed, share, frequency)
  if (distance !== 2 || observed.length < 3) return undefined
  if (frequency.counted(observed) > 0) return -6
  return observed.length >= 8 ? 3 : observed.length >= 6 ? 1 : observed.length >= 5 ? -2 : -4
}

/** A few letters carry more first names than others; enough to weigh an initial. */
const initialShare = 0.09

/**
 * Weighs the first name of a person against those of an account, by the best level of agreement. A writing close to
 * the account's but borne by other people here (`Léa` for `Léo`) counts *against*, not for.
 */
export function compareFirstNames(
  school: FirstNameForms,
  ent: EntFirstNames,
  frequency: NameFrequency,
): Clue {
  if (school.glued === '' || ent.main.glued === '') return clue('first-missing', 0)
  const exact = whole(school, ent, frequency)
  if (exact !== undefined) return exact
  if (school.initial !== '')
    return ent.main.glued.startsWith(school.initial)
      ? clue('first-initial', bits(0.95 / initialShare))
      : clue('first-other', ent.others.some((other) => other.glued.startsWith(school.initial)) ? -4 : -7)
  let best = clue('first-other', bits(agreement.other))
  for (const level of [part, second, short, sound, typo]) {
    const found = level(school, ent, frequency)
    if (found !== undefined && found.weight > best.weight) best = found
  }
  return best
}
