import { type PreparedPerson, preparePerson } from '../engine/prepare.ts'
import type { SchoolPerson } from '../records.ts'
import { bySureness, type Likeness, likenessOf } from './likeness.ts'

/** Two records of a base that may be one person, by their places in the list that was given. */
export interface Twice extends Likeness {
  readonly left: number
  readonly right: number
}

/** A name that more people bear joins nobody: there are thirty MARTIN, and they are thirty. */
const mostOfOneKey = 60

/**
 * Who may have been entered twice among people of one base and category, the surest first. It does not compare all with
 * all: two records meet when they share a surname, a first name and a birth day, a child and a first name, or a number.
 */
export function findTwice(people: readonly SchoolPerson[]): readonly Twice[] {
  const prepared = people.map(preparePerson)
  const found = new Map<string, Twice>()
  for (const positions of meetings(prepared))
    for (const [index, left] of positions.entries())
      for (const right of positions.slice(index + 1)) {
        const key = `${left}:${right}`
        if (found.has(key)) continue
        const [one, other] = [prepared[left], prepared[right]]
        const likeness = one && other && likenessOf(one, other)
        if (likeness !== undefined) found.set(key, { left, right, ...likeness })
      }
  return [...found.values()].toSorted(
    (one, other) => bySureness(one, other) || one.left - other.left || one.right - other.right,
  )
}

/** Positions, in order, of the people who share a key. */
function meetings(people: readonly PreparedPerson[]): readonly (readonly number[])[] {
  const byKey = new Map<string, number[]>()
  for (const [position, person] of people.entries())
    for (const key of keysOf(person)) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [position])
      else known.push(position)
    }
  return [...byKey.values()].filter(({ length }) => length > 1 && length <= mostOfOneKey)
}

function keysOf({ names, day, record }: PreparedPerson): ReadonlySet<string> {
  const { surname, first } = names
  const initial = first.glued.slice(0, 1)
  return new Set([
    ...[surname.glued, ...surname.alternatives, ...surname.words].map((name) => `n${name}${initial}`),
    `f${first.glued}:${day}`,
    // The same two words whichever is called the surname.
    `w${[surname.glued, first.glued].toSorted().join(' ')}`,
    ...(record.numeroNational === undefined ? [] : [`i${record.numeroNational}`]),
    ...(record.eleves ?? []).map((child) => `c${child}:${first.glued}`),
  ])
}
