import { categoryLabel, type PersonCategory, personCategories } from '@preau/people'
import { attributeNameError } from './attribute-name.ts'
import { copy } from './copy.fr.ts'
import {
  type CategoryValues,
  everyCategory,
  type IdentityAttributes,
  type RecognitionMode,
  splitValues,
  usualIdentityAttributes,
} from './identity-rule.ts'

/** Field of the form for each attribute of the recognition by identity. */
export const identityFields = {
  lastName: 'attribut_nom',
  firstName: 'attribut_prenom',
  birthDate: 'attribut_naissance',
  postcode: 'attribut_code_postal',
  categories: 'attribut_categories',
} as const satisfies Readonly<Record<keyof IdentityAttributes, string>>

export const valuesField = <Category extends PersonCategory>(category: Category) =>
  `valeurs_${category}` as const

export type IdentityField =
  | (typeof identityFields)[keyof IdentityAttributes]
  | ReturnType<typeof valuesField<PersonCategory>>

const names = Object.keys(identityFields) as (keyof IdentityAttributes)[]

interface TypedIdentity {
  readonly identityAttributes: IdentityAttributes
  readonly categoryValues: Readonly<Record<PersonCategory, string>>
}

interface CheckedIdentity {
  readonly errors: Readonly<Partial<Record<IdentityField, string>>>
  readonly kept: { readonly identityAttributes: IdentityAttributes; readonly categoryValues: CategoryValues }
}

/**
 * Checks what is typed for the recognition by identity. Under another mode an empty name takes its usual value, for the
 * form of a failed identification reads these attributes whatever the mode.
 */
export function checkIdentity(typed: TypedIdentity, mode: RecognitionMode): CheckedIdentity {
  const identityAttributes = { ...typed.identityAttributes }
  const errors: Partial<Record<IdentityField, string>> = {}
  for (const name of names) {
    if (mode !== 'identity') identityAttributes[name] ||= usualIdentityAttributes[name]
    const error = attributeNameError(identityAttributes[name])
    if (error !== undefined) errors[identityFields[name]] = error
  }
  const categoryValues = everyCategory((category) => splitValues(typed.categoryValues[category]))
  return {
    errors: { ...errors, ...valueErrors(categoryValues, mode) },
    kept: { identityAttributes, categoryValues },
  }
}

const mostValues = 30

/** A value given to two categories would have the server guess which one is meant. */
function valueErrors(values: CategoryValues, mode: RecognitionMode): CheckedIdentity['errors'] {
  const errors: Partial<Record<IdentityField, string>> = {}
  const owners = new Map<string, PersonCategory>()
  for (const category of personCategories) {
    if (values[category].length > mostValues) errors[valuesField(category)] = copy.manyValues(mostValues)
    for (const value of values[category]) {
      const owner = owners.get(value.toLowerCase())
      if (owner !== undefined && owner !== category)
        errors[valuesField(category)] = copy.valueTwice(value.slice(0, 100), categoryLabel(owner))
      owners.set(value.toLowerCase(), owner ?? category)
      if (value.length > 100) errors[valuesField(category)] = copy.valueTooLong
    }
  }
  if (mode === 'identity' && owners.size === 0) errors[valuesField('teacher')] = copy.noValue
  return errors
}
