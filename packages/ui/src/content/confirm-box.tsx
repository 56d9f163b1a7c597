import type { ComponentChildren, VNode } from 'preact'

import { buttonClass, type ButtonLook } from '../forms/button-look.ts'
import { Form } from '../forms/form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { Icon } from '../icons/icon.tsx'

/** An action that asks twice. */
export interface ConfirmBoxProps extends ButtonLook {
  /** Text of the button that opens the question. */
  readonly label: string
  /** The question, e.g. « Interrompre l’import ? ». */
  readonly question: string
  /** What will happen and whether it can be undone. */
  readonly detail?: string | undefined
  readonly confirmLabel: string
  readonly action: string
  readonly csrf: string
  /** Further fields of the form: a number to type, hidden values. */
  readonly children?: ComponentChildren
  /** Which side of the button the question opens on; `start` by default. */
  readonly align?: 'start' | 'end' | undefined
}

/** A confirmation without script: the first button unfolds the question, the second sends the form. */
export function ConfirmBox(props: ConfirmBoxProps): VNode {
  const { label, variant = 'danger', size, icon, align = 'start' } = props
  return (
    <details class={`pu-confirm pu-confirm-${align}`}>
      <summary class={buttonClass({ variant: variant === 'danger' ? 'secondary' : variant, size })}>
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{label}</span>
      </summary>
      <div class="pu-confirm-panel">
        <p class="pu-confirm-question">{props.question}</p>
        {props.detail === undefined ? null : <p class="pu-confirm-detail">{props.detail}</p>}
        <Form action={props.action} csrf={props.csrf}>
          {props.children}
          <SubmitButton variant={variant} size="small">
            {props.confirmLabel}
          </SubmitButton>
        </Form>
      </div>
    </details>
  )
}
