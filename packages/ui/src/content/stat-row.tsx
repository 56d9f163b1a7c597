import type { ComponentChildren, VNode } from 'preact'

/** A row of `Stat` tiles. */
export function StatRow({ children }: { readonly children: ComponentChildren }): VNode {
  return <dl class="pu-stats">{children}</dl>
}
