import { classNames } from '../class-names.ts'
import type { IconName } from '../icons/icon-names.ts'

/** `primary`: the one main action of a view; `secondary`: others; `subtle`: in tables; `danger`: removes or stops. */
export type ButtonVariant = 'primary' | 'secondary' | 'subtle' | 'danger'

/** What buttons and links that look like buttons share. */
export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined
  readonly size?: 'small' | 'normal' | undefined
  readonly icon?: IconName | undefined
}

/** Class names of a button. */
export function buttonClass({ variant = 'secondary', size }: ButtonLook): string {
  return classNames('btn', 'pu-btn', `pu-btn-${variant}`, size === 'small' && 'btn-sm')
}
