import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'
import type { Tone } from '../tone.ts'

/** A figure that matters. */
export interface StatProps {
  readonly label: string
  /** A number is written the French way; a text is shown as it is. */
  readonly value: number | string
  readonly hint?: string | undefined
  readonly icon?: IconName | undefined
  readonly tone?: Tone | undefined
  /** Where the figure comes from. */
  readonly href?: string | undefined
}

/** A figure tile; put several in a `StatRow`. */
export function Stat({ label, value, hint, icon, tone = 'neutral', href }: StatProps): VNode {
  return (
    <div class={classNames('pu-stat', `pu-tone-${tone}`, icon && 'pu-stat-pictured')}>
      <dt>
        {icon === undefined ? null : (
          <span class="pu-stat-icon">
            <Icon name={icon} />
          </span>
        )}
        {href === undefined ? label : <a href={href}>{label}</a>}
      </dt>
      <dd>
        <span class="pu-stat-value">{typeof value === 'number' ? value.toLocaleString('fr-FR') : value}</span>
        {hint === undefined ? null : <span class="pu-stat-hint">{hint}</span>}
      </dd>
    </div>
  )
}
