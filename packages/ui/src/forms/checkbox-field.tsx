import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldError, FieldHint, RequiredStar } from './field-notes.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** Yes or no. An unticked box sends nothing. */
export interface CheckboxFieldProps extends FieldProps {
  readonly checked?: boolean | undefined
  /** Value sent when ticked, `1` by default. */
  readonly value?: string | undefined
}

/** A box with its label on the right. */
export function CheckboxField(props: CheckboxFieldProps): VNode {
  const wiring = wireField(props)
  return (
    <div class="pu-field pu-check">
      <input
        {...wiring.aria}
        id={wiring.id}
        type="checkbox"
        name={props.name}
        value={props.value ?? '1'}
        checked={props.checked === true}
        required={props.required}
        disabled={props.disabled}
        class={classNames('form-check-input', props.error !== undefined && 'is-invalid')}
      />
      <div class="pu-check-text">
        <label for={wiring.id}>
          {props.label}
          <RequiredStar required={props.required} />
        </label>
        <FieldHint field={props} wiring={wiring} />
        <FieldError field={props} wiring={wiring} />
      </div>
    </div>
  )
}
