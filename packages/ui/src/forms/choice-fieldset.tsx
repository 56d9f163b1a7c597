import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import type { Choice } from './choice.ts'
import { FieldError, FieldHint, RequiredStar } from './field-notes.tsx'
import { type FieldProps, type FieldWiring, wireField } from './field-props.ts'

interface ChoiceFieldsetProps {
  readonly field: FieldProps
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly Choice[]
  readonly selected: readonly string[]
  readonly layout: 'list' | 'inline' | 'cards'
}

/** Several boxes or buttons under one legend. The first control has the field's own id, so that errors link to it. */
export function ChoiceFieldset(props: ChoiceFieldsetProps): VNode {
  const { field, layout, options } = props
  const wiring = wireField(field)
  return (
    <fieldset
      class={classNames('pu-field', 'pu-choices', `pu-choices-${layout}`)}
      aria-describedby={wiring.aria['aria-describedby']}
    >
      <legend class="form-label">
        {field.label}
        <RequiredStar required={field.required} />
      </legend>
      <FieldHint field={field} wiring={wiring} />
      <div class="pu-choices-list">
        {options.map((choice, index) => (
          <ChoiceControl key={choice.value} choice={choice} index={index} wiring={wiring} group={props} />
        ))}
      </div>
      <FieldError field={field} wiring={wiring} />
    </fieldset>
  )
}

interface ChoiceControlProps {
  readonly choice: Choice
  readonly index: number
  readonly wiring: FieldWiring
  readonly group: ChoiceFieldsetProps
}

function ChoiceControl({ choice, index, wiring, group }: ChoiceControlProps): VNode {
  const id = index === 0 ? wiring.id : `${wiring.id}-${index + 1}`
  const hintId = choice.hint === undefined ? undefined : `${id}-precision`
  return (
    <div class="pu-check">
      <input
        id={id}
        type={group.type}
        name={group.field.name}
        value={choice.value}
        checked={group.selected.includes(choice.value)}
        disabled={group.field.disabled === true || choice.disabled === true}
        required={group.type === 'radio' && group.field.required === true}
        aria-describedby={hintId}
        aria-invalid={group.type === 'radio' ? undefined : wiring.aria['aria-invalid']}
        class={classNames('form-check-input', group.field.error !== undefined && 'is-invalid')}
      />
      <div class="pu-check-text">
        <label for={id}>{choice.label}</label>
        {choice.hint === undefined ? null : (
          <div class="pu-hint" id={hintId}>
            {choice.hint}
          </div>
        )}
      </div>
    </div>
  )
}
