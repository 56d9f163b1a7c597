import type { ComponentChildren, VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldError, FieldHint, RequiredStar } from './field-notes.tsx'
import type { FieldProps, FieldWiring } from './field-props.ts'

interface FieldFrameProps {
  readonly field: FieldProps
  readonly wiring: FieldWiring
  readonly width?: 'short' | 'medium' | 'full' | undefined
  readonly children: ComponentChildren
}

/** Label, help, control and error of a single-control field, in reading order. */
export function FieldFrame({ field, wiring, width, children }: FieldFrameProps): VNode {
  return (
    <div
      class={classNames(
        'pu-field',
        width && `pu-field-${width}`,
        field.error !== undefined && 'pu-field-wrong',
      )}
    >
      <label class="form-label" for={wiring.id}>
        {field.label}
        <RequiredStar required={field.required} />
      </label>
      <FieldHint field={field} wiring={wiring} />
      {children}
      <FieldError field={field} wiring={wiring} />
    </div>
  )
}
