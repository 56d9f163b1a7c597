import type { VNode } from 'preact'

import type { Choice } from './choice.ts'
import { ChoiceFieldset } from './choice-fieldset.tsx'
import type { FieldProps } from './field-props.ts'

/** One choice among a few that deserve to be read together; `label` is the legend. */
export interface RadioGroupProps extends FieldProps {
  readonly options: readonly Choice[]
  readonly value?: string | undefined
  /** On one line, for two or three short choices. */
  readonly inline?: boolean | undefined
  /** As framed cards, for choices that carry a hint. */
  readonly cards?: boolean | undefined
}

/** A group of radio buttons. */
export function RadioGroup(props: RadioGroupProps): VNode {
  const layout = props.cards === true ? 'cards' : props.inline === true ? 'inline' : 'list'
  const selected = props.value === undefined ? [] : [props.value]
  return (
    <ChoiceFieldset field={props} type="radio" options={props.options} selected={selected} layout={layout} />
  )
}
