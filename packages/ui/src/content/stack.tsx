import type { ComponentChildren, VNode } from 'preact'

/** Parts of a page one under the other, evenly spaced: a column of a `Grid`, a list of cards. */
export function Stack({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="pu-stack">{children}</div>
}
