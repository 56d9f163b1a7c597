import type { ComponentChildren, VNode } from 'preact'

/** Search, filters and buttons above a list. */
export interface ToolbarProps {
  readonly label: string
  readonly children: ComponentChildren
  /** What stands at the far end, usually the main button. */
  readonly end?: ComponentChildren
}

/** A row of controls that wraps on small screens. */
export function Toolbar({ label, children, end }: ToolbarProps): VNode {
  return (
    <div class="pu-toolbar" role="group" aria-label={label}>
      <div class="pu-toolbar-start">{children}</div>
      {end === undefined ? null : <div class="pu-toolbar-end">{end}</div>}
    </div>
  )
}
