import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'

/** Says on every page that nobody here is real. */
export function DemoBanner(): VNode {
  return (
    <p class="pu-demo">
      <Icon name="flask" />
      Mode démonstration — données fictives
    </p>
  )
}
