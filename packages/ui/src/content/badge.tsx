import type { ComponentChildren, VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'
import type { Tone } from '../tone.ts'

/** A state in one or two words. */
export interface BadgeProps {
  readonly children: ComponentChildren
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
}

/** A small mark of state, readable without its colour. */
export function Badge({ children, tone = 'neutral', icon }: BadgeProps): VNode {
  return (
    <span class={`pu-badge pu-tone-${tone}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}
