import { RadioGroup, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import type { DelegationField, DelegationOrder } from './delegation-order.ts'
import { RecognitionChoice } from './identity-fields.tsx'

interface IdentifierFieldsProps {
  readonly order: Pick<DelegationOrder, 'common' | 'commonAttribute' | 'recognition' | 'identifierAttribute'>
  readonly errors: Readonly<Partial<Record<DelegationField, string>>>
  readonly disabled: boolean
  /** What the identifiers are called: attributes of the CAS, or claims of a service. */
  readonly texts: Readonly<
    Record<
      | 'common'
      | 'commonSubject'
      | 'commonAttribute'
      | 'commonName'
      | 'commonNameHint'
      | 'identifierName'
      | 'identifierNameHint',
      string
    >
  >
  /** Of the names; as long as the page allows unless said. */
  readonly width?: 'medium'
}

/** *Identification des utilisateurs*: the identifier that stays, and how somebody is recognised the first time. */
export function IdentifierFields({ order, errors, disabled, texts, width }: IdentifierFieldsProps): VNode {
  const name = { spellcheck: false, autocomplete: 'off', maxlength: 100, width, disabled } as const
  return (
    <>
      <RadioGroup
        name="commun"
        label={texts.common}
        value={order.common}
        options={[
          { value: 'subject', label: texts.commonSubject },
          { value: 'attribute', label: texts.commonAttribute },
        ]}
        disabled={disabled}
      />
      <TextField
        {...name}
        name="attribut_commun"
        label={texts.commonName}
        hint={texts.commonNameHint}
        value={order.commonAttribute}
        error={errors.attribut_commun}
      />
      <RecognitionChoice value={order.recognition} disabled={disabled} />
      <TextField
        {...name}
        name="attribut_identifiant"
        label={texts.identifierName}
        hint={texts.identifierNameHint}
        value={order.identifierAttribute}
        error={errors.attribut_identifiant}
      />
    </>
  )
}
