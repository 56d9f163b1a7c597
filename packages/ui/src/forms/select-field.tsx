import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import type { Choice } from './choice.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** One choice in a list, flat or in named groups. */
export interface SelectFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly options?: readonly Choice[] | undefined
  readonly groups?: readonly { readonly label: string; readonly options: readonly Choice[] }[] | undefined
  /** Text of the first, empty option (« Sélectionner… » by default); `false`: the list has no empty option. */
  readonly empty?: string | false | undefined
  readonly width?: 'short' | 'medium' | 'full' | undefined
}

/** A labelled drop-down list. */
export function SelectField(props: SelectFieldProps): VNode {
  const wiring = wireField(props)
  const { value = '', empty = 'Sélectionner…', options = [], groups = [] } = props
  return (
    <FieldFrame field={props} wiring={wiring} width={props.width}>
      <select
        {...wiring.aria}
        id={wiring.id}
        name={props.name}
        class={classNames('form-select', props.error !== undefined && 'is-invalid')}
        required={props.required}
        disabled={props.disabled}
      >
        {empty === false ? null : (
          <option value="" selected={value === ''}>
            {empty}
          </option>
        )}
        {options.map((choice) => optionOf(choice, value))}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((choice) => optionOf(choice, value))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  )
}

function optionOf(choice: Choice, value: string): VNode {
  return (
    <option
      key={choice.value}
      value={choice.value}
      selected={choice.value === value}
      disabled={choice.disabled}
    >
      {choice.label}
    </option>
  )
}
