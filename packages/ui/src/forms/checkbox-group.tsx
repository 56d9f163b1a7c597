import type { VNode } from 'preact'

import type { Choice } from './choice.ts'
import { ChoiceFieldset } from './choice-fieldset.tsx'
import type { FieldProps } from './field-props.ts'

/** Any number of choices under one legend, all sent under the same name. */
export interface CheckboxGroupProps extends FieldProps {
  readonly options: readonly Choice[]
  readonly values?: readonly string[] | undefined
  readonly inline?: boolean | undefined
}

/** A group of boxes. */
export function CheckboxGroup(props: CheckboxGroupProps): VNode {
  const layout = props.inline === true ? 'inline' : 'list'
  return (
    <ChoiceFieldset
      field={props}
      type="checkbox"
      options={props.options}
      selected={props.values ?? []}
      layout={layout}
    />
  )
}
