import type { ComponentChildren, VNode } from 'preact'

/** The foot of every page: the product, and what the application adds. */
export function Footer(props: {
  readonly productName: string
  readonly children?: ComponentChildren
}): VNode {
  return (
    <footer class="pu-footer">
      <span>{props.productName} — logiciel libre</span>
      {props.children}
    </footer>
  )
}
