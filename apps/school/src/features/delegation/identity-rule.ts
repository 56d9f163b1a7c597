import {
  categoriesOfProfile,
  oldSdetCode,
  type PersonCategory,
  personCategories,
  sdetProfiles,
} from '@preau/people'

/**
 * How somebody is recognised at the first connection: by the *Identifiant PRONOTE* that the ENT gives back, or by who
 * they are (names, birth date, postcode, category), or by their local password, typed once. Source: pronote-facts §2.2.
 */
export const recognitions = ['identifier', 'identity', 'double'] as const
export type RecognitionMode = (typeof recognitions)[number]

/** Names of the attributes that say who somebody is; the form of a failed identification shows what they held. */
export interface IdentityAttributes {
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string
  readonly postcode: string
  readonly categories: string
}

/** What the ENT writes for each category; one value never stands for two. */
export type CategoryValues = Readonly<Record<PersonCategory, readonly string[]>>

/** Names that ENTs in use send. Source: pronote-facts §2.4. */
export const usualIdentityAttributes: IdentityAttributes = {
  lastName: 'nom',
  firstName: 'prenom',
  birthDate: 'dateNaissance',
  postcode: 'codePostal',
  categories: 'categories',
}

/** The profiles of the SDET, and the numbered codes that came before them. Source: pronote-facts §2.4. */
export const usualCategoryValues: CategoryValues = everyCategory((category) => [
  ...new Set(
    sdetProfiles
      .filter((profile) => categoriesOfProfile(profile)[0] === category)
      .flatMap((profile) => [oldSdetCode(profile) ?? profile, profile])
      .sort(),
  ),
])

/** One entry per category. */
export function everyCategory<Value>(of: (category: PersonCategory) => Value): Record<PersonCategory, Value> {
  return Object.fromEntries(personCategories.map((one) => [one, of(one)])) as Record<PersonCategory, Value>
}

/** A category of which nothing was ever stored has its usual values. */
export const wholeValues = (stored: Partial<CategoryValues>): CategoryValues =>
  everyCategory((category) => stored[category] ?? usualCategoryValues[category])

/** Values of a category, as typed or as the ENT joins those of somebody with several profiles: `National_3;National_2`. */
export const splitValues = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[;,|\n]/)
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
]
