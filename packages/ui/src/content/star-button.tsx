import type { VNode } from 'preact'

import { CsrfField } from '../forms/csrf-field.tsx'
import { HiddenField } from '../forms/hidden-field.tsx'
import { Icon } from '../icons/icon.tsx'

/** A star to keep something, or to let it go. */
export interface StarButtonProps {
  readonly action: string
  readonly csrf: string
  readonly name: string
  readonly value: string
  /** Already kept. */
  readonly on: boolean
  /** What the button does, with what it is about. */
  readonly label: string
}

/** A star that works without script: one small form. */
export function StarButton({ action, csrf, name, value, on, label }: StarButtonProps): VNode {
  return (
    <form class="pu-star-form" method="post" action={action}>
      <CsrfField token={csrf} />
      <HiddenField name={name} value={value} />
      <button
        type="submit"
        class={`pu-star-button${on ? ' pu-star-on' : ''}`}
        aria-label={label}
        title={label}
      >
        <Icon name="star" />
      </button>
    </form>
  )
}
