import { CheckboxField, FieldGroup, RadioGroup, TextArea, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { fieldCopy, hintCopy, openingCopy as copy, stateCopy, stateHintCopy } from './copy.fr.ts'
import { serviceStates } from './decide-access.ts'
import type { ServiceFields } from './service-fields.ts'

export interface OpeningFieldsProps {
  readonly fields: ServiceFields
  readonly errors: Readonly<Record<string, string>>
  readonly wholePortal: boolean
}

/** Whether a service opens, and when. Only the platform locks. */
export function OpeningFields({ fields, errors, wholePortal }: OpeningFieldsProps): VNode {
  const day = (name: 'opensOn' | 'closesOn'): VNode => (
    <TextField
      name={name}
      label={fieldCopy[name]}
      hint={hintCopy[name]}
      type="date"
      width="medium"
      value={fields[name] ?? ''}
      error={errors[name]}
    />
  )
  return (
    <FieldGroup legend={copy.legend}>
      <RadioGroup
        name="state"
        label={fieldCopy.state}
        required
        value={fields.state ?? 'published'}
        error={errors.state}
        options={serviceStates.map((value) => ({
          value,
          label: stateCopy[value],
          hint: stateHintCopy[value],
        }))}
      />
      {day('opensOn')}
      {day('closesOn')}
      <TextArea
        name="closedMessage"
        label={fieldCopy.closedMessage}
        hint={hintCopy.closedMessage}
        rows={2}
        value={fields.closedMessage ?? ''}
        error={errors.closedMessage}
      />
      {wholePortal && (
        <CheckboxField
          name="locked"
          label={fieldCopy.locked}
          hint={hintCopy.locked}
          checked={fields.locked !== undefined}
        />
      )}
    </FieldGroup>
  )
}
