import { editDistance } from '../names/edit-distance.ts'
import { isFamiliarFormOf } from '../names/hypocorisms.ts'
import { isOtherSpelling } from '../names/spelling-groups.ts'
import type { SurnameForms } from '../names/surname-forms.ts'
import type { PreparedPerson } from '../engine/prepare.ts'

/** What two records have in common, strongest first. */
export const twiceReasons = [
  'ine-same',
  'birth-same',
  'name-same',
  'first-same',
  'children-shared',
  'names-swapped',
  'name-part',
  'name-near',
  'first-part',
  'first-familiar',
  'first-near',
  'birth-near',
  'postcode-same',
] as const

export type TwiceReason = (typeof twiceReasons)[number]

/** `sure`: nothing but a slip explains two; `probable`: a look is enough; `possible`: homonyms exist. Surest first. */
const grades = ['sure', 'probable', 'possible'] as const

/** How far two records look like one person entered twice. */
export interface Likeness {
  readonly grade: (typeof grades)[number]
  readonly reasons: readonly TwiceReason[]
}

/** Order of likenesses, the surest first; equal grades stay as they are. */
export const bySureness = (one: Pick<Likeness, 'grade'>, other: Pick<Likeness, 'grade'>): number =>
  grades.indexOf(one.grade) - grades.indexOf(other.grade)

const weights: Readonly<Record<TwiceReason, number>> = {
  'ine-same': 10,
  'birth-same': 4,
  'name-same': 3,
  'first-same': 3,
  'children-shared': 3,
  'names-swapped': 6,
  'name-part': 2,
  'name-near': 2,
  'first-part': 2,
  'first-familiar': 2,
  'first-near': 1.5,
  'birth-near': 1.5,
  'postcode-same': 1,
}

/** Weight from which two records are shown, and from which they are more than homonyms. */
const shown = 6
const probable = 8

/** Shorter names differ by a letter from too many others. */
const longEnough = 5

/**
 * Compares two records of one category of a base; `undefined` when something tells them apart or too little joins them.
 * Twins share everything but the first name: a letter of difference there is never more than possible.
 */
export function likenessOf(left: PreparedPerson, right: PreparedPerson): Likeness | undefined {
  if (contradicts(left, right)) return undefined
  const reasons = [
    ...identityReasons(left, right),
    ...(sharedChild(left, right) ? (['children-shared'] as const) : []),
    ...(left.postcode !== '' && left.postcode === right.postcode ? (['postcode-same'] as const) : []),
  ]
  if (!namesJoin(reasons)) return undefined
  const weight = reasons.reduce((sum, reason) => sum + weights[reason], 0)
  if (weight < shown) return undefined
  return { grade: gradeOf(reasons, weight), reasons: twiceReasons.filter((one) => reasons.includes(one)) }
}

function contradicts(left: PreparedPerson, right: PreparedPerson): boolean {
  const [mine, other] = [left.record.numeroNational, right.record.numeroNational]
  if (mine !== undefined && other !== undefined && mine !== other) return true
  if (left.civility !== 0 && right.civility !== 0 && left.civility !== right.civility) return true
  return left.day !== 0 && right.day !== 0 && left.day !== right.day && !isSlip(left.day, right.day)
}

function identityReasons(left: PreparedPerson, right: PreparedPerson): readonly TwiceReason[] {
  const number = left.record.numeroNational
  return [
    ...(number !== undefined && number === right.record.numeroNational ? (['ine-same'] as const) : []),
    ...birthReason(left, right),
    ...(isSwapped(left, right)
      ? (['names-swapped'] as const)
      : [...surname(left, right), ...first(left, right)]),
  ]
}

function birthReason(left: PreparedPerson, right: PreparedPerson): readonly TwiceReason[] {
  if (left.day === 0 || right.day === 0) return []
  return left.day === right.day ? ['birth-same'] : ['birth-near']
}

/** One digit, or day and month the other way round. */
function isSlip(left: number, right: number): boolean {
  const [one, other] = [String(left), String(right)]
  const swapped = one.slice(0, 4) + one.slice(6) + one.slice(4, 6)
  return swapped === other || Array.from(one).filter((digit, index) => digit !== other[index]).length === 1
}

const isSwapped = (left: PreparedPerson, right: PreparedPerson): boolean =>
  left.names.surname.glued === right.names.first.glued &&
  left.names.first.glued === right.names.surname.glued &&
  left.names.first.glued !== left.names.surname.glued

function surname({ names: left }: PreparedPerson, { names: right }: PreparedPerson): readonly TwiceReason[] {
  const [one, other] = [left.surname, right.surname]
  if (one.glued === other.glued) return ['name-same']
  if (isHalf(one, other.glued) || isHalf(other, one.glued)) return ['name-part']
  return near(one.glued, other.glued) ? ['name-near'] : []
}

/** One side of « ép. », the name without its particles, or a word of a double name. */
const isHalf = ({ alternatives, words }: SurnameForms, name: string): boolean =>
  alternatives.includes(name) || words.includes(name)

function first({ names: left }: PreparedPerson, { names: right }: PreparedPerson): readonly TwiceReason[] {
  const [one, other] = [left.first, right.first]
  if (one.glued === other.glued) return ['first-same']
  if (
    one.words.length !== other.words.length &&
    (isPart(one.words, other.glued) || isPart(other.words, one.glued))
  )
    return ['first-part']
  if (isOtherSpelling(one.glued, other.glued)) return ['first-familiar']
  // Before familiar forms: « Louis » begins « Louise », who is his sister.
  if (editDistance(one.glued, other.glued, 1) === 1) return near(one.glued, other.glued) ? ['first-near'] : []
  if (isFamiliarFormOf(one.glued, other.glued) || isFamiliarFormOf(other.glued, one.glued))
    return ['first-familiar']
  return []
}

const isPart = (words: readonly string[], name: string): boolean => words.length > 1 && words.includes(name)

const near = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= longEnough && editDistance(left, right, 1) === 1

function sharedChild(left: PreparedPerson, right: PreparedPerson): boolean {
  const children = new Set(left.record.eleves)
  return (right.record.eleves ?? []).some((child) => children.has(child))
}

/** Both names agree; a shared child stands for a surname that a marriage changed, a national number for anything. */
function namesJoin(reasons: readonly TwiceReason[]): boolean {
  const has = (...wanted: readonly TwiceReason[]): boolean => wanted.some((one) => reasons.includes(one))
  if (has('ine-same', 'names-swapped')) return true
  const joined = has('first-same', 'first-part', 'first-familiar', 'first-near')
  return (
    joined && (has('name-same', 'name-part', 'name-near') || (has('first-same') && has('children-shared')))
  )
}

function gradeOf(reasons: readonly TwiceReason[], weight: number): Likeness['grade'] {
  const has = (one: TwiceReason): boolean => reasons.includes(one)
  if (has('ine-same')) return 'sure'
  if (has('first-near')) return 'possible'
  if (has('name-same') && has('first-same') && (has('birth-same') || has('children-shared'))) return 'sure'
  return weight >= probable ? 'probable' : 'possible'
}
