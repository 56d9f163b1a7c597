import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** A text of several lines. */
export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxlength?: number | undefined
  readonly placeholder?: string | undefined
}

/** A labelled text area. */
export function TextArea(props: TextAreaProps): VNode {
  const wiring = wireField(props)
  return (
    <FieldFrame field={props} wiring={wiring}>
      <textarea
        {...wiring.aria}
        id={wiring.id}
        name={props.name}
        class={classNames('form-control', props.error !== undefined && 'is-invalid')}
        rows={props.rows ?? 3}
        maxlength={props.maxlength}
        placeholder={props.placeholder}
        required={props.required}
        disabled={props.disabled}
      >
        {props.value}
      </textarea>
    </FieldFrame>
  )
}
