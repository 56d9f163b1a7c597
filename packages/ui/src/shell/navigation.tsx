import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'

/** A destination of the main navigation. */
export interface NavigationItem {
  readonly label: string
  readonly href: string
  readonly icon?: IconName | undefined
  readonly current?: boolean | undefined
  /** Something waiting there, e.g. the number of failures to resolve. */
  readonly badge?: number | string | undefined
}

/** Destinations of one kind, with an optional heading. */
export interface NavigationSection {
  readonly label?: string | undefined
  readonly items: readonly NavigationItem[]
}

interface NavigationProps {
  readonly sections: readonly NavigationSection[]
}

/** Main navigation: a column on wide screens, a folded menu on phones. Only one of both is ever displayed. */
export function Navigation({ sections }: NavigationProps): VNode {
  return (
    <>
      <details class="pu-menu">
        <summary>
          <Icon name="menu-2" />
          Menu
        </summary>
        <NavigationList sections={sections} />
      </details>
      <div class="pu-side">
        <NavigationList sections={sections} />
      </div>
    </>
  )
}

function NavigationList({ sections }: NavigationProps): VNode {
  return (
    <nav class="pu-navigation" aria-label="Navigation principale">
      {sections.map((section) => (
        <div key={section.label ?? ''} class="pu-navigation-section">
          {section.label === undefined ? null : <p class="pu-navigation-label">{section.label}</p>}
          <ul>
            {section.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
                  {item.icon === undefined ? null : <Icon name={item.icon} />}
                  <span>{item.label}</span>
                  {item.badge === undefined ? null : <span class="pu-count">{item.badge}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
