import type { ComponentChildren, VNode } from 'preact'

/** An identifier, an address or a ticket to read or copy letter by letter; long ones wrap. */
export function ExactText({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <code class="pu-exact" translate={false}>
      {children}
    </code>
  )
}
