import { foldName } from '../names/fold-name.ts'
import { bits, type WeighedClue } from './evidence.ts'
import type { LabelMap } from './label-map.ts'

/** A subject label without accents, case or signs. */
export const subjectKey = (label: string): string => foldName(label.replace(/\d/g, ' '))

function sameStart(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return short.length >= 4 && long.startsWith(short)
}

/** Weighs the subjects taught: the best pair of labels, by what was learnt or by their beginning. */
export function compareSubjects(
  school: readonly string[] | undefined,
  ent: readonly string[] | undefined,
  subjects: LabelMap,
): WeighedClue | undefined {
  if (school === undefined || ent === undefined || school.length === 0 || ent.length === 0) return undefined
  let best = Number.NEGATIVE_INFINITY
  for (const left of school.map(subjectKey))
    for (const right of ent.map(subjectKey))
      best = Math.max(
        best,
        sameStart(left, right) ? Math.max(2.5, subjects.weight(left, right)) : subjects.weight(left, right),
      )
  if (best === 0 || !Number.isFinite(best)) return undefined
  const weight = Math.max(-3, Math.min(5, best))
  const clue = {
    code: weight > 0 ? 'subject-same' : 'subject-other',
    weight,
    school: school.join(', '),
    ent: ent.join(', '),
  } as const
  return { clue, relative: weight }
}

export interface ClassesQuestion {
  readonly school: readonly string[] | undefined
  readonly ent: readonly string[] | undefined
  readonly classes: LabelMap
  /** Number of classes of the school. */
  readonly total: number
}

/**
 * Weighs the classes taught: under the right pair most classes of the school base are classes of the account; under
 * another, as many as chance gives.
 */
export function compareTaughtClasses({
  school,
  ent,
  classes,
  total,
}: ClassesQuestion): WeighedClue | undefined {
  if (school === undefined || ent === undefined || school.length === 0 || ent.length === 0) return undefined
  const byChance = Math.min(0.9, Math.max(0.05, ent.length / Math.max(4, total)))
  let weight = 0
  for (const label of school)
    weight += ent.some((other) => sameClass(label, other, classes))
      ? bits(0.85 / byChance)
      : bits(0.15 / (1 - byChance)) / 2
  weight = Math.max(-4, Math.min(8, weight))
  return { clue: { code: weight > 0 ? 'classes-shared' : 'classes-other', weight }, relative: weight }
}

function sameClass(school: string, ent: string, classes: LabelMap): boolean {
  return classes.weight(school, ent) > 0 || school === ent
}
