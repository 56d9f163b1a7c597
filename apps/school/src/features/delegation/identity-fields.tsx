import { categoryLabel, personCategories } from '@preau/people'
import { FieldGroup, RadioGroup, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { identityFields, valuesField } from './check-identity.ts'
import { copy } from './copy.fr.ts'
import type { DelegationField, DelegationOrder } from './delegation-order.ts'
import { everyCategory, type IdentityAttributes, recognitions } from './identity-rule.ts'

/** *Reconnaissance à la première connexion*. */
export function RecognitionChoice(props: { readonly value: string; readonly disabled: boolean }): VNode {
  return (
    <RadioGroup
      name="reconnaissance"
      label={copy.recognition}
      options={recognitions.map((value) => ({
        value,
        label: copy.recognitions[value],
        hint: copy.recognitionHints[value],
      }))}
      {...props}
    />
  )
}

interface IdentityFieldsProps {
  readonly order: Pick<DelegationOrder, 'identityAttributes' | 'categoryValues'>
  readonly errors: Readonly<Partial<Record<DelegationField, string>>>
  readonly disabled: boolean
  /** What the names are called; those of CAS attributes unless said. */
  readonly claims?: {
    readonly legend: string
    readonly labels: Readonly<Record<keyof IdentityAttributes, string>>
  }
}

/** *Avec l’identité de l’utilisateur*: names of the attributes, and what the ENT writes for each category. */
export function IdentityFields({ order, errors, disabled, claims }: IdentityFieldsProps): VNode {
  const typed = { spellcheck: false, autocomplete: 'off', width: 'medium', disabled } as const
  return (
    <>
      <FieldGroup legend={claims?.legend ?? copy.identityNames} hint={copy.identityNamesHint}>
        {attributes.map((name) => (
          <TextField
            {...typed}
            key={name}
            // The name of a claim is as long as an address.
            width={claims === undefined ? 'medium' : undefined}
            name={identityFields[name]}
            label={(claims?.labels ?? copy.identityAttributes)[name]}
            maxlength={100}
            value={order.identityAttributes[name]}
            error={errors[identityFields[name]]}
          />
        ))}
      </FieldGroup>
      <FieldGroup legend={copy.categoryValues} hint={copy.categoryValuesHint}>
        {personCategories.map((category) => (
          <TextField
            {...typed}
            key={category}
            name={valuesField(category)}
            label={categoryLabel(category)}
            maxlength={500}
            value={order.categoryValues[category]}
            error={errors[valuesField(category)]}
          />
        ))}
      </FieldGroup>
    </>
  )
}

const attributes = Object.keys(identityFields) as (keyof IdentityAttributes)[]

/** The same fields as typed. */
export function readIdentityFields(
  of: (name: string) => string,
): Pick<DelegationOrder, 'identityAttributes' | 'categoryValues'> {
  const [lastName, firstName] = [of(identityFields.lastName), of(identityFields.firstName)]
  const [birthDate, postcode] = [of(identityFields.birthDate), of(identityFields.postcode)]
  const categories = of(identityFields.categories)
  return {
    identityAttributes: { lastName, firstName, birthDate, postcode, categories },
    categoryValues: everyCategory((category) => of(valuesField(category))),
  }
}
