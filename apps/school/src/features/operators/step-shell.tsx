import { BareShell, TextField } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { productName, type View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'

interface StepShellProps {
  readonly view: View
  readonly title: string
  readonly lead?: string | undefined
  readonly size?: 'small' | 'medium'
  readonly children: ComponentChildren
}

/** A page of the way in. */
export function StepShell({ view, title, lead, size = 'small', children }: StepShellProps): VNode {
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={title}
      lead={lead}
      flashes={view.flashes}
      demo={view.demo}
      size={size}
    >
      {children}
    </BareShell>
  )
}

interface CodeFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly autofocus?: boolean
}

/** Where a code is typed; telephones propose the one they have just computed. */
export function CodeField({ label, hint, error, autofocus = true }: CodeFieldProps): VNode {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint}
      error={error}
      autocomplete="one-time-code"
      spellcheck={false}
      maxlength={40}
      autofocus={autofocus}
      width="medium"
      required
    />
  )
}

/** Back to the password, with another account. */
export const StartAgain = (): VNode => (
  <p>
    <a href="/connexion">{copy.startAgain}</a>
  </p>
)
