import type { ComponentChildren, VNode } from 'preact'

/** Fields that belong together, under a visible title. */
export interface FieldGroupProps {
  readonly legend: string
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}

/** A titled part of a form. */
export function FieldGroup({ legend, hint, children }: FieldGroupProps): VNode {
  return (
    <fieldset class="pu-field-group">
      <legend>{legend}</legend>
      {hint === undefined ? null : <p class="pu-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}
