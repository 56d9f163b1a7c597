import type { ComponentChildren, VNode } from 'preact'

/** How many columns on a wide screen; always one on a phone. */
export interface GridProps {
  readonly children: ComponentChildren
  readonly columns?: 2 | 3 | 'main-aside' | undefined
}

/** Cards side by side. */
export function Grid({ children, columns = 2 }: GridProps): VNode {
  return <div class={`pu-grid pu-grid-${columns}`}>{children}</div>
}
