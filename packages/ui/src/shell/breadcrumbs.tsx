import type { VNode } from 'preact'

/** A page above the current one; the current one has no address. */
export interface Breadcrumb {
  readonly label: string
  readonly href?: string | undefined
}

/** The way from the home page to here. */
export function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }): VNode | null {
  if (items.length === 0) return null
  return (
    <nav class="pu-breadcrumbs" aria-label="Fil d’Ariane">
      <ol>
        {items.map((item) => (
          <li key={item.label}>
            {item.href === undefined ? (
              <span aria-current="page">{item.label}</span>
            ) : (
              <a href={item.href}>{item.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
