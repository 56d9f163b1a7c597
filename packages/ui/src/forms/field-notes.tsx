import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { FieldProps, FieldWiring } from './field-props.ts'

/** The star of a mandatory field; the control itself carries `required`, so screen readers skip the star. */
export function RequiredStar({ required }: { readonly required?: boolean | undefined }): VNode | null {
  return required === true ? (
    <span class="pu-star" aria-hidden="true">
      {' *'}
    </span>
  ) : null
}

/** The help of a field, tied to its control by `aria-describedby`. */
export function FieldHint({ field, wiring }: NoteProps): VNode | null {
  return field.hint === undefined ? null : (
    <div class="pu-hint" id={wiring.hintId}>
      {field.hint}
    </div>
  )
}

/** The error of a field, tied to its control by `aria-describedby`. */
export function FieldError({ field, wiring }: NoteProps): VNode | null {
  return field.error === undefined ? null : (
    <div class="pu-field-error" id={wiring.errorId}>
      <Icon name="alert-circle" />
      <span>
        <span class="visually-hidden">{'Erreur\u00a0: '}</span>
        {field.error}
      </span>
    </div>
  )
}

interface NoteProps {
  readonly field: Pick<FieldProps, 'hint' | 'error'>
  readonly wiring: FieldWiring
}
