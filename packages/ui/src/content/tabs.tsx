import type { VNode } from 'preact'

/** One of several views of the same subject, each with its own address. */
export interface TabItem {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

/** The views of a subject. */
export interface TabsProps {
  readonly label: string
  readonly items: readonly TabItem[]
}

/** Tabs that are plain links: they work everywhere and can be bookmarked. */
export function Tabs({ label, items }: TabsProps): VNode {
  return (
    <nav class="pu-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : (
                <span class="pu-count">{item.count.toLocaleString('fr-FR')}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
