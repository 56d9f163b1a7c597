import type { ComponentChildren, VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'

/** What a page says when it has nothing to list yet. */
export interface EmptyStateProps {
  readonly title: string
  readonly icon?: IconName | undefined
  /** Why it is empty and what to do. */
  readonly children?: ComponentChildren
  readonly action?: ComponentChildren
}

/** An explained absence, with the next thing to do. */
export function EmptyState({ title, icon, children, action }: EmptyStateProps): VNode {
  return (
    <div class="pu-empty">
      {icon === undefined ? null : (
        <span class="pu-empty-icon">
          <Icon name={icon} />
        </span>
      )}
      <p class="pu-empty-title">{title}</p>
      {children === undefined ? null : <div class="pu-empty-text">{children}</div>}
      {action === undefined ? null : <div class="pu-empty-action">{action}</div>}
    </div>
  )
}
