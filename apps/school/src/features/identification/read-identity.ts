import {
  type CalendarDay,
  nameKey,
  parseCalendarDay,
  type PersonCategory,
  personCategories,
} from '@preau/people'
import type { CategoryValues, IdentityAttributes } from '../delegation/index.ts'
import { splitValues } from '../delegation/index.ts'
import { type Absence, absenceOf, hasMarkup, valuesOf } from './read-answer.ts'

/** Who the ENT says somebody is. */
export interface Identity {
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: CalendarDay | undefined
  readonly postcode: string | undefined
  /** One per profile of the account. */
  readonly categories: readonly PersonCategory[]
}

/** An identity, or the attribute that prevents from reading one. */
export type ReadIdentity =
  | { readonly ok: true; readonly identity: Identity }
  | {
      readonly ok: false
      readonly reason: Absence | 'attribute-ambiguous' | 'category-unknown'
      readonly attribute: string
    }

export interface IdentityNames {
  readonly identityAttributes: IdentityAttributes
  readonly categoryValues: CategoryValues
}

class Unreadable extends Error {
  readonly reason: Extract<ReadIdentity, { readonly ok: false }>['reason']
  readonly attribute: string

  constructor(reason: Unreadable['reason'], attribute: string) {
    super(reason)
    this.reason = reason
    this.attribute = attribute
  }
}

type Attributes = ReadonlyMap<string, readonly string[]>

/**
 * Reads an identity: names and category have to come, a birth date and a postcode may be absent or empty. One that is
 * written twice differently, or a birth date that is none, is never chosen from. Source: pronote-facts §2.4.
 */
export function readIdentity(attributes: Attributes, names: IdentityNames): ReadIdentity {
  const { identityAttributes: name, categoryValues } = names
  try {
    const birthDate = only(attributes, name.birthDate, (text) => parseCalendarDay(text) ?? '')
    const identity = {
      lastName: needed(attributes, name.lastName, only(attributes, name.lastName, nameKey)),
      firstName: needed(attributes, name.firstName, only(attributes, name.firstName, nameKey)),
      birthDate:
        birthDate === undefined ? undefined : parseCalendarDay(needed(attributes, name.birthDate, birthDate)),
      postcode: only(attributes, name.postcode, (text) => text.replaceAll(/\s/g, '')),
      categories: categoriesOf(attributes, name.categories, categoryValues),
    }
    return { ok: true, identity }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, reason: error.reason, attribute: error.attribute }
  }
}

/** The one value of an attribute, once folded; `undefined` when nothing but blanks came. */
function only(attributes: Attributes, name: string, fold: (text: string) => string): string | undefined {
  const came = valuesOf(attributes, name).filter((value) => value.trim() !== '')
  if (came.some(hasMarkup)) throw new Unreadable('attribute-markup', name)
  const [value, ...others] = new Set(came.map(fold))
  if (others.length > 0) throw new Unreadable('attribute-ambiguous', name)
  return value
}

function needed(attributes: Attributes, attribute: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Unreadable(absenceOf(attributes, attribute), attribute)
  return value
}

/** Categories of the values that are configured; the others say nothing, unless there are only others. */
function categoriesOf(
  attributes: Attributes,
  name: string,
  configured: CategoryValues,
): readonly PersonCategory[] {
  const came = valuesOf(attributes, name).flatMap(splitValues)
  if (came.length === 0) throw new Unreadable(absenceOf(attributes, name), name)
  const folded = new Set(came.map((value) => value.toLowerCase()))
  const categories = personCategories.filter((category) =>
    configured[category].some((value) => folded.has(value.toLowerCase())),
  )
  if (categories.length === 0) throw new Unreadable('category-unknown', name)
  return categories
}
