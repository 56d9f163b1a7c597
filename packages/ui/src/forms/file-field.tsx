import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** A file to send; the form must be `multipart`. */
export interface FileFieldProps extends FieldProps {
  /** Accepted extensions or media types, e.g. `.xml,.zip`. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

/** A labelled file chooser. */
export function FileField(props: FileFieldProps): VNode {
  const wiring = wireField(props)
  return (
    <FieldFrame field={props} wiring={wiring}>
      <input
        {...wiring.aria}
        id={wiring.id}
        type="file"
        name={props.name}
        class={classNames('form-control', props.error !== undefined && 'is-invalid')}
        accept={props.accept}
        multiple={props.multiple}
        required={props.required}
        disabled={props.disabled}
      />
    </FieldFrame>
  )
}
