import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'
import { defaultSpace } from '../people/index.ts'

/** What decides on the spaces of a person. */
export interface SpaceHolder {
  readonly category: PersonCategory
  readonly functionCode: string | undefined
  /** Exceptions of the administrator: given to somebody whose category has it not, or taken away. */
  readonly exceptions: ReadonlyMap<PersonalSpace, boolean>
}

/** The spaces a person may open, that of their category first. Whether a space is published is not looked at. */
export function personSpaces(person: SpaceHolder): readonly PersonalSpace[] {
  const usual = hasNoFunction(person) ? [] : [defaultSpace(person.category, person.functionCode)]
  const given = Array.from(person.exceptions).flatMap(([space, granted]) => (granted ? [space] : []))
  const all = [...usual, ...given.filter((space) => !usual.includes(space))]
  return all.filter((space) => person.exceptions.get(space) !== false)
}

/** A member of staff of whom nobody said what they do: no space is theirs by itself, for each shows pupils. */
export const hasNoFunction = ({ category, functionCode }: SpaceHolder): boolean =>
  category === 'staff' && (functionCode ?? '').trim() === ''
