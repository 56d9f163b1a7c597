import type { ComponentChildren, VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import { buttonClass, type ButtonLook } from './button-look.ts'

/** A button that sends its form; `name` and `value` tell which of several was pressed. */
export interface SubmitButtonProps extends ButtonLook {
  readonly children: ComponentChildren
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Id of the form, when the button stands outside of it. */
  readonly form?: string | undefined
  readonly formaction?: string | undefined
  readonly disabled?: boolean | undefined
  /** Accessible name when the visible text is not enough, e.g. in a table row. */
  readonly label?: string | undefined
}

/** A button that sends a form; `primary` unless told otherwise. */
export function SubmitButton(props: SubmitButtonProps): VNode {
  const { icon, children, variant = 'primary', size } = props
  return (
    <button
      type="submit"
      class={buttonClass({ variant, size })}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      disabled={props.disabled}
      aria-label={props.label}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
