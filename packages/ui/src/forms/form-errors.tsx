import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import { fieldId } from './field-id.ts'

/** Something wrong in the form that was sent; `field` is the name of the field to correct, if there is one. */
export interface FormError {
  readonly message: string
  readonly field?: string | undefined
}

/** The list of what has to be corrected. */
export interface FormErrorsProps {
  readonly errors: readonly FormError[]
  readonly title?: string | undefined
}

/** Summary put above a refused form: takes the focus when the page opens, each line leads to its field. */
export function FormErrors({ errors, title }: FormErrorsProps): VNode | null {
  if (errors.length === 0) return null
  const heading =
    title ??
    (errors.length === 1 ? 'Une information est à corriger' : `${errors.length} informations sont à corriger`)
  return (
    <div class="pu-alert pu-tone-danger" role="alert" tabIndex={-1} autofocus>
      <Icon name="alert-circle" />
      <div class="pu-alert-body">
        <p class="pu-alert-title">{heading}</p>
        <ul class="pu-error-list">
          {errors.map((error) => (
            <li key={error.message}>
              {error.field === undefined ? (
                error.message
              ) : (
                <a href={`#${fieldId(error.field)}`}>{error.message}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
