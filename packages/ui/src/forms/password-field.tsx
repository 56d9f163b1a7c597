import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** A secret text; its value is never sent back to the page. */
export interface PasswordFieldProps extends FieldProps {
  readonly autocomplete: 'current-password' | 'new-password'
  readonly width?: 'short' | 'medium' | 'full' | undefined
}

/** A labelled password field. Pasting and password managers are welcome. */
export function PasswordField(props: PasswordFieldProps): VNode {
  const wiring = wireField(props)
  return (
    <FieldFrame field={props} wiring={wiring} width={props.width}>
      <input
        {...wiring.aria}
        id={wiring.id}
        type="password"
        name={props.name}
        class={classNames('form-control', props.error !== undefined && 'is-invalid')}
        autocomplete={props.autocomplete}
        required={props.required}
        disabled={props.disabled}
        spellcheck={false}
      />
    </FieldFrame>
  )
}
